WITH bw_rows AS (
  SELECT
    *,
    CAST("at" AS DATE) AS bw_day,
    "at" AS bw_time
  FROM "orders"
),
bw_latest AS (
  SELECT
    max(bw_time) AS bw_until
  FROM bw_rows
  WHERE bw_day BETWEEN DATE '2026-01-10' AND DATE '2026-02-08'
)
SELECT
  SUM("quantity") AS m0
FROM bw_rows
JOIN bw_latest ON bw_time = bw_until
WHERE bw_day BETWEEN DATE '2026-01-10' AND DATE '2026-02-08'
