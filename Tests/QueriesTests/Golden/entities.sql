WITH bw_rows AS (
  SELECT
    *,
    CAST("at" AS DATE) AS bw_day
  FROM "orders"
),
bw_entities AS (
  SELECT
    CAST(date_trunc('month', bw_day) AS DATE) AS bw_period,
    "customer" AS bw_entity,
    MAX(CASE WHEN "quantity" = 1 THEN 1 END) AS bw_mark0,
    MAX(CASE WHEN "price" > 100 THEN 1 END) AS bw_mark1
  FROM bw_rows
  WHERE bw_day >= DATE '1900-01-01'
  GROUP BY 1, 2
)
SELECT
  bw_period AS period,
  COUNT(bw_entity) AS m0,
  CASE WHEN COUNT(bw_mark0) > 0 THEN COUNT(CASE WHEN bw_entity IS NOT NULL THEN bw_mark0 END) END AS m1,
  CASE WHEN COUNT(bw_mark1) > 0 THEN COUNT(CASE WHEN bw_entity IS NOT NULL THEN bw_mark1 END) END AS m2
FROM bw_entities
GROUP BY 1
ORDER BY 1;

WITH bw_rows AS (
  SELECT
    *,
    CAST("at" AS DATE) AS bw_day
  FROM "orders"
  WHERE "quantity" = 1
)
SELECT
  CAST(date_trunc('month', bw_day) AS DATE) AS period,
  quantile_cont(CASE WHEN isfinite(TRY_CAST("price" AS DOUBLE)) THEN TRY_CAST("price" AS DOUBLE) END, 0.5e0) AS m0
FROM bw_rows
WHERE bw_day >= DATE '1900-01-01'
GROUP BY 1
ORDER BY 1;

WITH bw_rows AS (
  SELECT
    *,
    CAST("at" AS DATE) AS bw_day
  FROM "orders"
),
bw_entities AS (
  SELECT
    CAST(date_trunc('month', bw_day) AS DATE) AS bw_period,
    CAST(coalesce("utm", 'direct') AS VARCHAR) AS bw_d0,
    "customer" AS bw_entity,
    MAX(CASE WHEN "quantity" = 1 THEN 1 END) AS bw_mark0,
    MAX(CASE WHEN "price" > 100 THEN 1 END) AS bw_mark1
  FROM bw_rows
  WHERE bw_day >= DATE '1900-01-01'
  GROUP BY 1, 2, 3
)
SELECT
  bw_period AS period,
  bw_d0 AS d0,
  COUNT(bw_entity) AS m0,
  CASE WHEN COUNT(bw_mark0) > 0 THEN COUNT(CASE WHEN bw_entity IS NOT NULL THEN bw_mark0 END) END AS m1,
  CASE WHEN COUNT(bw_mark1) > 0 THEN COUNT(CASE WHEN bw_entity IS NOT NULL THEN bw_mark1 END) END AS m2
FROM bw_entities
GROUP BY 1, 2
ORDER BY 1, 2;

WITH bw_rows AS (
  SELECT
    *,
    CAST("at" AS DATE) AS bw_day
  FROM "orders"
  WHERE "quantity" = 1
)
SELECT
  CAST(date_trunc('month', bw_day) AS DATE) AS period,
  CAST(coalesce("utm", 'direct') AS VARCHAR) AS d0,
  quantile_cont(CASE WHEN isfinite(TRY_CAST("price" AS DOUBLE)) THEN TRY_CAST("price" AS DOUBLE) END, 0.5e0) AS m0
FROM bw_rows
WHERE bw_day >= DATE '1900-01-01'
GROUP BY 1, 2
ORDER BY 1, 2
