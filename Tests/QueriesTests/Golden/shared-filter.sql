WITH bw_rows AS (
  SELECT
    *,
    CAST("at" AS DATE) AS bw_day
  FROM "orders"
  WHERE "country" = 'ES'
)
SELECT
  bw_day AS period,
  NULLIF(COUNT(*) FILTER (WHERE "quantity" > 1), 0) AS m0,
  SUM("price") FILTER (WHERE "quantity" > 1) AS m1,
  COUNT(DISTINCT "customer") AS m2
FROM bw_rows
WHERE bw_day >= DATE '1900-01-01'
GROUP BY 1
ORDER BY 1
