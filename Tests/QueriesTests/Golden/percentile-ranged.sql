WITH bw_rows AS (
  SELECT
    *,
    CAST("at" AS DATE) AS bw_day
  FROM "orders"
)
SELECT
  CAST(date_trunc('week', bw_day) AS DATE) AS period,
  quantile_cont(CASE WHEN isfinite(TRY_CAST("price" AS DOUBLE)) THEN TRY_CAST("price" AS DOUBLE) END, 0.9e0) AS m0
FROM bw_rows
WHERE bw_day BETWEEN DATE '2026-01-10' AND DATE '2026-02-08'
GROUP BY 1
ORDER BY 1
