WITH bw_rows AS (
  SELECT
    *,
    CAST((CASE WHEN "at" < TIMESTAMP '1951-09-09 01:00:00' AND ((CAST("at" AS TIMESTAMP) AT TIME ZONE 'Asia/Tokyo') - INTERVAL 1 HOUR) AT TIME ZONE 'Asia/Tokyo' = "at" THEN (CAST("at" AS TIMESTAMP) AT TIME ZONE 'Asia/Tokyo') - INTERVAL 1 HOUR ELSE CAST("at" AS TIMESTAMP) AT TIME ZONE 'Asia/Tokyo' END) AT TIME ZONE 'Europe/Madrid' AS DATE) AS bw_day
  FROM "orders"
)
SELECT
  CAST(CAST(date_trunc('quarter', CAST(bw_day + -5 + to_months(-1) AS DATE)) AS DATE) + to_months(1) AS DATE) + 5 AS period,
  COUNT(*) AS m0
FROM bw_rows
WHERE bw_day >= DATE '1900-01-01'
GROUP BY 1
ORDER BY 1
