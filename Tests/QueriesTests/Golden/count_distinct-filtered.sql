WITH bw_rows AS (
  SELECT
    *,
    CAST("at" AS DATE) AS bw_day
  FROM "orders"
)
SELECT
  bw_day AS period,
  COUNT(DISTINCT "customer") AS m0,
  CASE WHEN COUNT(*) FILTER (WHERE "country" = 'ES') > 0 THEN COUNT(DISTINCT "customer") FILTER (WHERE "country" = 'ES') END AS m1
FROM bw_rows
WHERE bw_day >= DATE '1900-01-01'
GROUP BY 1
ORDER BY 1
