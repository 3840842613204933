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
    coalesce("utm", 'direct') AS k3,
    COUNT(*) AS p0,
    SUM("price") AS p1,
    MAX("price") AS p2,
    COUNT("price") AS p3
  FROM bw_rows
  WHERE bw_day BETWEEN DATE '2026-01-10' AND DATE '2026-02-08'
  GROUP BY 1, 2, 3, 4, 5
),
bw_cells1 AS MATERIALIZED (
  SELECT
    bw_period,
    k2,
    MAX(p2) AS p2
  FROM bw_cells0
  GROUP BY 1, 2
)
SELECT
  0 AS branch,
  bw_period AS period,
  CAST(NULL AS VARCHAR) AS d0,
  NULLIF(SUM(p0) FILTER (WHERE k0 = 1), 0) AS m0,
  SUM(p1) FILTER (WHERE k0 = 1 AND k1) AS m1,
  MAX(p2) FILTER (WHERE k2 = 'ES') AS m2,
  NULLIF(SUM(p3), 0) AS m3
FROM bw_cells0
GROUP BY 1, 2
UNION ALL
SELECT
  1 AS branch,
  bw_period AS period,
  CAST(k2 AS VARCHAR) AS d0,
  NULL AS m0,
  NULL AS m1,
  MAX(p2) FILTER (WHERE k2 = 'ES') AS m2,
  NULL AS m3
FROM bw_cells1
GROUP BY 1, 2, 3
UNION ALL
SELECT
  2 AS branch,
  bw_period AS period,
  CAST(k2 AS VARCHAR) AS d0,
  NULLIF(SUM(p0) FILTER (WHERE k0 = 1), 0) AS m0,
  SUM(p1) FILTER (WHERE k0 = 1 AND k1) AS m1,
  NULL AS m2,
  NULLIF(SUM(p3), 0) AS m3
FROM bw_cells0
GROUP BY 1, 2, 3
UNION ALL
SELECT
  3 AS branch,
  bw_period AS period,
  CAST(k3 AS VARCHAR) AS d0,
  NULLIF(SUM(p0) FILTER (WHERE k0 = 1), 0) AS m0,
  SUM(p1) FILTER (WHERE k0 = 1 AND k1) AS m1,
  MAX(p2) FILTER (WHERE k2 = 'ES') AS m2,
  NULLIF(SUM(p3), 0) AS m3
FROM bw_cells0
GROUP BY 1, 2, 3
ORDER BY 1, 2, 3
