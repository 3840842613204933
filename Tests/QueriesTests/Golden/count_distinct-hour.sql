WITH bw_rows AS (
  SELECT
    *,
    CAST("at" AS DATE) AS bw_day,
    time_bucket(INTERVAL 1 HOUR, (CASE WHEN ((CAST("at" AS TIMESTAMP) AT TIME ZONE 'Europe/Madrid') - INTERVAL 1 HOUR) AT TIME ZONE 'Europe/Madrid' = "at" THEN (CAST("at" AS TIMESTAMP) AT TIME ZONE 'Europe/Madrid') - INTERVAL 1 HOUR ELSE CAST("at" AS TIMESTAMP) AT TIME ZONE 'Europe/Madrid' END) AT TIME ZONE 'UTC', to_minutes(0)) AS bw_hour
  FROM "orders"
)
SELECT
  bw_hour AS period,
  COUNT(DISTINCT "customer") AS m0
FROM bw_rows
WHERE bw_day >= DATE '1900-01-01'
GROUP BY 1
ORDER BY 1
