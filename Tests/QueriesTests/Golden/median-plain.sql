WITH bw_rows AS (
  SELECT
    *,
    CAST("at" AS DATE) AS bw_day
  FROM "orders"
)
SELECT
  bw_day AS period,
  quantile_cont(CASE WHEN isfinite(TRY_CAST("price" AS DOUBLE)) THEN TRY_CAST("price" AS DOUBLE) END, 0.5e0) AS m0
FROM bw_rows
WHERE bw_day >= DATE '1900-01-01'
GROUP BY 1
ORDER BY 1
