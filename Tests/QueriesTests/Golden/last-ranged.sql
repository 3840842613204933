WITH bw_rows AS (
  SELECT
    *,
    CAST("at" AS DATE) AS bw_day,
    "at" AS bw_time
  FROM "orders"
),
bw_latest AS (
  SELECT
    CAST(date_trunc('week', bw_day) AS DATE) AS bw_period,
    max(bw_time) AS bw_until
  FROM bw_rows
  WHERE bw_day BETWEEN DATE '2026-01-10' AND DATE '2026-02-08'
  GROUP BY 1
)
SELECT
  CAST(date_trunc('week', bw_day) AS DATE) AS period,
  SUM("quantity") AS m0
FROM bw_rows
JOIN bw_latest ON bw_time = bw_until AND CAST(date_trunc('week', bw_day) AS DATE) = bw_latest.bw_period
WHERE bw_day BETWEEN DATE '2026-01-10' AND DATE '2026-02-08'
GROUP BY 1
ORDER BY 1
