WITH bw_rows AS (
  SELECT
    *,
    CAST("at" AS DATE) AS bw_day,
    "at" AS bw_time
  FROM "orders"
),
bw_windows(bw_period, bw_first, bw_last) AS (
  VALUES
    (DATE '2026-01-10', DATE '2026-01-04', DATE '2026-01-10'),
    (DATE '2026-01-11', DATE '2026-01-05', DATE '2026-01-11'),
    (DATE '2026-01-12', DATE '2026-01-06', DATE '2026-01-12'),
    (DATE '2026-01-13', DATE '2026-01-07', DATE '2026-01-13'),
    (DATE '2026-01-14', DATE '2026-01-08', DATE '2026-01-14'),
    (DATE '2026-01-15', DATE '2026-01-09', DATE '2026-01-15'),
    (DATE '2026-01-16', DATE '2026-01-10', DATE '2026-01-16'),
    (DATE '2026-01-17', DATE '2026-01-11', DATE '2026-01-17'),
    (DATE '2026-01-18', DATE '2026-01-12', DATE '2026-01-18'),
    (DATE '2026-01-19', DATE '2026-01-13', DATE '2026-01-19'),
    (DATE '2026-01-20', DATE '2026-01-14', DATE '2026-01-20'),
    (DATE '2026-01-21', DATE '2026-01-15', DATE '2026-01-21'),
    (DATE '2026-01-22', DATE '2026-01-16', DATE '2026-01-22'),
    (DATE '2026-01-23', DATE '2026-01-17', DATE '2026-01-23'),
    (DATE '2026-01-24', DATE '2026-01-18', DATE '2026-01-24'),
    (DATE '2026-01-25', DATE '2026-01-19', DATE '2026-01-25'),
    (DATE '2026-01-26', DATE '2026-01-20', DATE '2026-01-26'),
    (DATE '2026-01-27', DATE '2026-01-21', DATE '2026-01-27'),
    (DATE '2026-01-28', DATE '2026-01-22', DATE '2026-01-28'),
    (DATE '2026-01-29', DATE '2026-01-23', DATE '2026-01-29'),
    (DATE '2026-01-30', DATE '2026-01-24', DATE '2026-01-30'),
    (DATE '2026-01-31', DATE '2026-01-25', DATE '2026-01-31'),
    (DATE '2026-02-01', DATE '2026-01-26', DATE '2026-02-01'),
    (DATE '2026-02-02', DATE '2026-01-27', DATE '2026-02-02'),
    (DATE '2026-02-03', DATE '2026-01-28', DATE '2026-02-03'),
    (DATE '2026-02-04', DATE '2026-01-29', DATE '2026-02-04'),
    (DATE '2026-02-05', DATE '2026-01-30', DATE '2026-02-05'),
    (DATE '2026-02-06', DATE '2026-01-31', DATE '2026-02-06'),
    (DATE '2026-02-07', DATE '2026-02-01', DATE '2026-02-07'),
    (DATE '2026-02-08', DATE '2026-02-02', DATE '2026-02-08')
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
