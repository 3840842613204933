WITH bw_rows AS (
  SELECT
    *,
    CAST("at" AS DATE) AS bw_day,
    time_bucket(INTERVAL 1 HOUR, (CASE WHEN ((CAST("at" AS TIMESTAMP) AT TIME ZONE 'Europe/Madrid') - INTERVAL 1 HOUR) AT TIME ZONE 'Europe/Madrid' = "at" THEN (CAST("at" AS TIMESTAMP) AT TIME ZONE 'Europe/Madrid') - INTERVAL 1 HOUR ELSE CAST("at" AS TIMESTAMP) AT TIME ZONE 'Europe/Madrid' END) AT TIME ZONE 'UTC', to_minutes(0)) AS bw_hour,
    "at" AS bw_time
  FROM "orders"
),
bw_latest AS (
  SELECT
    bw_hour AS bw_period,
    max(bw_time) AS bw_until
  FROM bw_rows
  WHERE bw_day >= DATE '1900-01-01'
  GROUP BY 1
)
SELECT
  bw_hour AS period,
  SUM("quantity") AS m0
FROM bw_rows
JOIN bw_latest ON bw_time = bw_until AND bw_hour = bw_latest.bw_period
WHERE bw_day >= DATE '1900-01-01'
GROUP BY 1
ORDER BY 1
