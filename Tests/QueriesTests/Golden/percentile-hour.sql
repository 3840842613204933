WITH bw_rows AS (
  WITH bw_moments AS (
    SELECT
      *,
      (CASE WHEN ((CAST("at" AS TIMESTAMP) AT TIME ZONE 'Europe/Madrid') - INTERVAL 1 HOUR) AT TIME ZONE 'Europe/Madrid' = "at" THEN (CAST("at" AS TIMESTAMP) AT TIME ZONE 'Europe/Madrid') - INTERVAL 1 HOUR ELSE CAST("at" AS TIMESTAMP) AT TIME ZONE 'Europe/Madrid' END) AS bw_moment
    FROM "orders"
  )
  SELECT
    *,
    CAST("at" AS DATE) AS bw_day,
    (CASE WHEN bw_moment >= to_timestamp(-2177452800) THEN time_bucket(INTERVAL 1 HOUR, bw_moment AT TIME ZONE 'UTC', to_minutes(0)) ELSE (CASE WHEN (bw_moment - ((bw_moment AT TIME ZONE 'Europe/Madrid') - date_trunc('hour', (bw_moment AT TIME ZONE 'Europe/Madrid')))) AT TIME ZONE 'Europe/Madrid' = date_trunc('hour', (bw_moment AT TIME ZONE 'Europe/Madrid')) THEN (bw_moment - ((bw_moment AT TIME ZONE 'Europe/Madrid') - date_trunc('hour', (bw_moment AT TIME ZONE 'Europe/Madrid')))) AT TIME ZONE 'UTC' ELSE (bw_moment - ((bw_moment AT TIME ZONE 'Europe/Madrid') - date_trunc('hour', (bw_moment AT TIME ZONE 'Europe/Madrid')))) AT TIME ZONE 'UTC' + INTERVAL 3599 SECOND END) END) AS bw_hour
  FROM bw_moments
)
SELECT
  bw_hour AS period,
  quantile_cont(CASE WHEN isfinite(TRY_CAST("price" AS DOUBLE)) THEN TRY_CAST("price" AS DOUBLE) END, 0.9e0) AS m0
FROM bw_rows
WHERE bw_day >= DATE '1900-01-01'
GROUP BY 1
ORDER BY 1
