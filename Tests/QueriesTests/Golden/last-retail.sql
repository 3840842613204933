WITH bw_rows AS (
  SELECT
    *,
    CAST("at" AS DATE) AS bw_day,
    "at" AS bw_time
  FROM "orders"
),
bw_windows(bw_period, bw_first, bw_last) AS (
  VALUES
    (DATE '2025-12-21', DATE '2026-01-10', DATE '2026-01-31'),
    (DATE '2026-02-01', DATE '2026-02-01', DATE '2026-02-08')
),
bw_latest AS (
  SELECT
    bw_windows.bw_period AS bw_period,
    max(bw_time) AS bw_until
  FROM bw_windows
  JOIN bw_rows ON bw_day BETWEEN bw_first AND bw_last
  GROUP BY 1
)
SELECT
  bw_windows.bw_period AS period,
  SUM("quantity") AS m0
FROM bw_windows
JOIN bw_rows ON bw_day BETWEEN bw_first AND bw_last
JOIN bw_latest ON bw_time = bw_until AND bw_windows.bw_period = bw_latest.bw_period
GROUP BY 1
ORDER BY 1
