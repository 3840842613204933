WITH bw_rows AS (
  SELECT
    *,
    CAST("at" AS DATE) AS bw_day
  FROM "orders"
  WHERE "quantity" = 1
),
bw_sliced AS (
  SELECT
    *,
    bw_day AS bw_period,
    CASE WHEN CAST("country" AS VARCHAR) IN ('ES') OR CAST("country" AS VARCHAR) IS NULL THEN CAST("country" AS VARCHAR) ELSE 'other' END AS bw_d1,
    CAST(coalesce("utm", 'direct') AS VARCHAR) AS bw_d2
  FROM bw_rows
  WHERE bw_day BETWEEN DATE '2026-01-10' AND DATE '2026-02-08'
)
SELECT
  CASE WHEN GROUPING(bw_d1) = 0 THEN 1 WHEN GROUPING(bw_d2) = 0 THEN 2 ELSE 0 END AS branch,
  bw_period AS period,
  COALESCE(bw_d1, bw_d2) AS d0,
  COUNT(*) AS m0,
  SUM("price") AS m1,
  CASE WHEN COUNT(*) FILTER (WHERE "price" > 100) > 0 THEN COUNT(DISTINCT "customer") FILTER (WHERE "price" > 100) END AS m2
FROM bw_sliced
GROUP BY GROUPING SETS ((bw_period), (bw_period, bw_d1), (bw_period, bw_d2))
ORDER BY 1, 2, 3
