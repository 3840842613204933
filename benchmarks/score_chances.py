"""Are chances honest? Scores what `bellwether-bench chance` wrote against what came.

    python3 benchmarks/score_chances.py SERIES.csv.gz CHANCE.csv

By frequency: the Brier score, that of climatology (a threshold at the q quantile of the last season is reached with
probability 1 - q), the skill (1 - theirs / climatology), the mean distance of stated and observed shares over tenths
of the stated chance (ECE), and the table itself: count, mean chance, share that came. Each series counts the same.
"""
import csv
import gzip
import sys
from collections import defaultdict

USUAL = [0.9, 0.75, 0.5, 0.25, 0.1]


def main(series_path, chance_path):
    opened = gzip.open(series_path, "rt") if series_path.endswith(".gz") else open(series_path)
    series = {row["id"]: (row["freq"], [float(v) for v in row["test"].split(";")]) for row in csv.DictReader(opened)}
    rows = defaultdict(list)
    for row in csv.DictReader(open(chance_path)):
        rows[row["id"]].append((int(row["h"]), float(row["threshold"]), float(row["probability_at_least"])))
    bins = defaultdict(lambda: [[0.0, 0.0, 0.0] for _ in range(10)])
    sums = defaultdict(lambda: [0.0, 0.0, 0])
    for name, chances in rows.items():
        frequency, test = series[name]
        for key in (frequency, "all"):
            total = sums[key]
            total[2] += 1
            for place, (step, threshold, chance) in enumerate(chances):
                came = 1.0 if test[step - 1] >= threshold else 0.0
                total[0] += (chance - came) ** 2 / len(chances)
                total[1] += (USUAL[place % 5] - came) ** 2 / len(chances)
                cell = bins[key][min(9, int(chance * 10))]
                cell[0] += 1 / len(chances)
                cell[1] += chance / len(chances)
                cell[2] += came / len(chances)
    for key, (brier, usual, count) in sums.items():
        table = bins[key]
        error = sum(abs(cell[1] - cell[2]) for cell in table) / count
        print(f"{key}: {count} series, Brier {brier / count:.4f}, climatology {usual / count:.4f}, "
              f"skill {1 - brier / usual:.3f}, ECE {error:.4f}")
        print("   " + "  ".join(f"{c[1] / c[0]:.2f}:{c[2] / c[0]:.2f} ({c[0] / count:.0%})" for c in table if c[0] > 0))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
