WITH bw_rows AS (
  SELECT
    *,
    CAST("at" AS DATE) AS bw_day
  FROM "orders"
)
SELECT
  AVG("price") AS m0
FROM bw_rows
WHERE bw_day BETWEEN DATE '2026-01-10' AND DATE '2026-02-08'
