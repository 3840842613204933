WITH bw_rows AS (
  SELECT
    *,
    CAST("at" AS DATE) AS bw_day
  FROM "orders"
)
SELECT
  CAST(date_trunc('month', bw_day) AS DATE) AS period,
  CASE WHEN CAST("country" AS VARCHAR) IN ('ES') OR CAST("country" AS VARCHAR) IS NULL THEN CAST("country" AS VARCHAR) ELSE 'other' END AS d0,
  CAST(coalesce("utm", 'direct') AS VARCHAR) AS d1,
  MAX("price") AS m0
FROM bw_rows
WHERE bw_day >= DATE '1900-01-01'
GROUP BY 1, 2, 3
ORDER BY 1, 2, 3
