"""Forecasts of a sample of series by statsforecast, in the format of `bellwether-bench forecast`.

usage: forecast_peers.py SERIES.csv[.gz] PRED.csv [SAMPLE]

The median of AutoETS, AutoCES and DynamicOptimizedTheta for SAMPLE series of each frequency (100: every n-th, from the
first), and AutoETS's own 95 % intervals. Prints processor time a series. Runs in `benchmarks/.venv`.
"""

import csv
import gzip
import sys
import time
import warnings

import numpy as np
from statsforecast.models import AutoCES, AutoETS, DynamicOptimizedTheta

warnings.filterwarnings("ignore")
csv.field_size_limit(10**9)
SEASONS = {"Hourly": 24, "Daily": 7}


def series(path):
    with gzip.open(path, "rt") if path.endswith(".gz") else open(path) as file:
        by_frequency = {}
        for row in csv.DictReader(file):
            by_frequency.setdefault(row["freq"], []).append(row)
        return by_frequency


def forecast(row):
    values = np.array([float(v) for v in row["train"].split(";")])
    horizon, season = int(row["h"]), SEASONS.get(row["freq"], int(row["m"]))
    smoothing = AutoETS(season_length=season).forecast(y=values, h=horizon, level=[95])
    others = [m(season_length=season).forecast(y=values, h=horizon)["mean"] for m in (AutoCES, DynamicOptimizedTheta)]
    return np.median([smoothing["mean"], *others], axis=0), smoothing["lo-95"], smoothing["hi-95"]


def main(path, out, sample=100):
    with open(out, "w") as file:
        print("id,h,mean,lo95,hi95", file=file)
        for frequency, rows in series(path).items():
            chosen = rows[:: max(1, len(rows) // sample)][:sample]
            forecast(chosen[0])
            start = time.process_time()
            for row in chosen:
                for step, values in enumerate(zip(*forecast(row)), 1):
                    print(row["id"], step, *values, sep=",", file=file)
            cost = (time.process_time() - start) / len(chosen)
            print(f"{frequency}: {len(chosen)} series, CPU {1000 * cost:.0f} ms a series", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *(int(a) for a in sys.argv[3:4]))
