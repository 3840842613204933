WITH bw_rows AS NOT MATERIALIZED (
  SELECT
    *,
    CAST("at" AS DATE) AS bw_day
  FROM "orders"
),
bw_cells0 AS MATERIALIZED (
  SELECT
    bw_day AS bw_period,
    "quantity" AS k0,
    "price" > 100 AS k1,
    "country" AS k2,
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
  NULLIF(SUM(p0) FILTER (WHERE k0 = 1), 0) AS m0,
  SUM(p1) FILTER (WHERE k0 = 1 AND k1) AS m1,
  MAX(p2) FILTER (WHERE k2 = 'ES') AS m2,
  NULLIF(SUM(p3), 0) AS m3
FROM bw_cells0
GROUP BY 1
ORDER BY 1
