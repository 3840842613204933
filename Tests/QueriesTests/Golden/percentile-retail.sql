WITH bw_rows AS (
  SELECT
    *,
    CAST("at" AS DATE) AS bw_day
  FROM "orders"
),
bw_windows(bw_period, bw_first, bw_last) AS (
  VALUES
    (DATE '2025-12-21', DATE '2026-01-10', DATE '2026-01-31'),
    (DATE '2026-02-01', DATE '2026-02-01', DATE '2026-02-08')
)
SELECT
  bw_windows.bw_period AS period,
  quantile_cont(CASE WHEN isfinite(TRY_CAST("price" AS DOUBLE)) THEN TRY_CAST("price" AS DOUBLE) END, 0.9e0) AS m0
FROM bw_windows
JOIN bw_rows ON bw_day BETWEEN bw_first AND bw_last
GROUP BY 1
ORDER BY 1
