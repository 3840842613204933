WITH bw_rows AS (
  SELECT
    *,
    CAST("at" AS DATE) AS bw_day,
    "at" AS bw_time
  FROM "orders"
),
bw_latest AS (
  SELECT
    bw_day AS bw_period,
    max(bw_time) AS bw_until
  FROM bw_rows
  WHERE bw_day >= DATE '1900-01-01'
  GROUP BY 1
)
SELECT
  bw_day AS period,
  SUM("quantity") AS m0
FROM bw_rows
JOIN bw_latest ON bw_time = bw_until AND bw_day = bw_latest.bw_period
WHERE bw_day >= DATE '1900-01-01'
GROUP BY 1
ORDER BY 1
