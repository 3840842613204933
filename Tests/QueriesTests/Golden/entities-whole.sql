WITH bw_rows AS (
  SELECT
    *,
    CAST("at" AS DATE) AS bw_day
  FROM "orders"
),
bw_entities AS (
  SELECT
    "customer" AS bw_entity,
    MAX(CASE WHEN "quantity" = 1 THEN 1 END) AS bw_mark0,
    MAX(CASE WHEN "price" > 100 THEN 1 END) AS bw_mark1
  FROM bw_rows
  WHERE bw_day BETWEEN DATE '2026-01-10' AND DATE '2026-02-08'
  GROUP BY 1
)
SELECT
  CASE WHEN COUNT(*) > 0 THEN COUNT(bw_entity) END AS m0,
  CASE WHEN COUNT(bw_mark0) > 0 THEN COUNT(CASE WHEN bw_entity IS NOT NULL THEN bw_mark0 END) END AS m1,
  CASE WHEN COUNT(bw_mark1) > 0 THEN COUNT(CASE WHEN bw_entity IS NOT NULL THEN bw_mark1 END) END AS m2
FROM bw_entities;

WITH bw_rows AS (
  SELECT
    *,
    CAST("at" AS DATE) AS bw_day
  FROM "orders"
  WHERE "quantity" = 1
)
SELECT
  quantile_cont(CASE WHEN isfinite(TRY_CAST("price" AS DOUBLE)) THEN TRY_CAST("price" AS DOUBLE) END, 0.5e0) AS m0
FROM bw_rows
WHERE bw_day BETWEEN DATE '2026-01-10' AND DATE '2026-02-08'
