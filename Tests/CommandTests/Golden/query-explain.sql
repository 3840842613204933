-- source orders
-- m0 is count of rows where status <> 'cancelled'; the days become each week by their sum
WITH bw_rows AS (
  SELECT
    *,
    CAST("ordered_at" AS DATE) AS bw_day
  FROM "orders"
  WHERE "status" <> 'cancelled'
)
SELECT
  bw_day AS period,
  COUNT(*) AS m0
FROM bw_rows
WHERE bw_day BETWEEN DATE '2026-06-22' AND DATE '2026-07-19'
GROUP BY 1
ORDER BY 1;

-- source visits
-- m0 is sum of visits; the days become each week by their sum
WITH bw_rows AS (
  SELECT
    *,
    "day" AS bw_day
  FROM "visits"
)
SELECT
  bw_day AS period,
  SUM("visits") AS m0
FROM bw_rows
WHERE bw_day BETWEEN DATE '2026-06-22' AND DATE '2026-07-19'
GROUP BY 1
ORDER BY 1;

-- source orders
-- m0 is count_distinct of customer
WITH bw_rows AS (
  SELECT
    *,
    CAST("ordered_at" AS DATE) AS bw_day
  FROM "orders"
)
SELECT
  CAST(date_trunc('week', bw_day) AS DATE) AS period,
  COUNT(DISTINCT "customer") AS m0
FROM bw_rows
WHERE bw_day BETWEEN DATE '2026-06-22' AND DATE '2026-07-19'
GROUP BY 1
ORDER BY 1;
