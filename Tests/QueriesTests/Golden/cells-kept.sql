WITH bw_rows AS NOT MATERIALIZED (
  SELECT
    *,
    CAST("at" AS DATE) AS bw_day
  FROM "orders"
),
bw_cells0 AS MATERIALIZED (
  SELECT
    CAST(date_trunc('month', bw_day) AS DATE) AS bw_period,
    "country" AS k0,
    "quantity" AS k1,
    "price" > 100 AS k2,
    COUNT(*) AS p0,
    SUM("price") AS p1,
    MAX("price") AS p2,
    COUNT("price") AS p3
  FROM bw_rows
  WHERE bw_day >= DATE '1900-01-01'
  GROUP BY 1, 2, 3, 4
)
SELECT
  bw_period AS period,
  CASE WHEN CAST(k0 AS VARCHAR) IN ('ES') OR CAST(k0 AS VARCHAR) IS NULL THEN CAST(k0 AS VARCHAR) ELSE 'other' END AS d0,
  NULLIF(SUM(p0) FILTER (WHERE k1 = 1), 0) AS m0,
  SUM(p1) FILTER (WHERE k1 = 1 AND k2) AS m1,
  MAX(p2) FILTER (WHERE k0 = 'ES') AS m2,
  NULLIF(SUM(p3), 0) AS m3
FROM bw_cells0
GROUP BY 1, 2
ORDER BY 1, 2
