WITH bw_rows AS (
  SELECT
    *,
    CAST("at" AS DATE) AS bw_day
  FROM "orders"
)
SELECT
  bw_day AS period,
  MAX("price") AS m0
FROM bw_rows
WHERE bw_day >= DATE '1900-01-01'
GROUP BY 1
ORDER BY 1
