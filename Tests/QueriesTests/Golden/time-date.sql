WITH bw_rows AS (
  SELECT
    *,
    "on_day" AS bw_day
  FROM "orders"
)
SELECT
  CAST(CAST(date_trunc('quarter', CAST(bw_day + -5 + to_months(-1) AS DATE)) AS DATE) + to_months(1) AS DATE) + 5 AS period,
  COUNT(*) AS m0
FROM bw_rows
WHERE bw_day >= DATE '1900-01-01'
GROUP BY 1
ORDER BY 1
