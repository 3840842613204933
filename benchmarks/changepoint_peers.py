"""changepoint_peers.py DATASETS_DIR OUT_DIR : the change points that ruptures finds, one JSON a method, with the time each took.

Every series is standardised and missing values are interpolated; the settings are the same for all series: at least two steps a
segment, every step a candidate, penalties by the usual information criteria. Score them with score_changepoints.py (shared/eval).
"""
import glob
import json
import os
import sys
import time

import numpy
import ruptures


def series(path):
    rows = [[numpy.nan if value is None else value for value in one["raw"]] for one in json.load(open(path))["series"]]
    columns = []
    for row in numpy.array(rows, float):
        known = numpy.isfinite(row)
        row = numpy.interp(numpy.arange(len(row)), numpy.flatnonzero(known), row[known])
        columns.append((row - row.mean()) / (row.std() or 1))
    return numpy.column_stack(columns)


def methods(values):
    bic = 2 * numpy.log(len(values)) * values.shape[1]
    return {
        "pelt_l2": lambda: ruptures.Pelt(model="l2", min_size=2, jump=1).fit(values).predict(pen=bic),
        "binseg_l2": lambda: ruptures.Binseg(model="l2", min_size=2, jump=1).fit(values).predict(pen=bic),
        "pelt_normal": lambda: ruptures.Pelt(model="normal", min_size=5, jump=1).fit(values).predict(pen=1.5 * bic),
        "kernel_rbf": lambda: ruptures.KernelCPD(kernel="rbf", min_size=2).fit(values).predict(pen=bic),
    }


def main():
    found, seconds = {}, {}
    for path in sorted(glob.glob(os.path.join(sys.argv[1], "*.json"))):
        for name, search in methods(series(path)).items():
            begin = time.perf_counter()
            cuts = search()
            seconds[name] = seconds.get(name, 0) + time.perf_counter() - begin
            found.setdefault(name, {})[os.path.basename(path)[:-5]] = [int(cut) for cut in cuts[:-1]]
    for name in found:
        out = os.path.join(sys.argv[2], name + ".json")
        json.dump(found[name], open(out, "w"))
        print(f"{name:12s} {seconds[name]:.2f} s  {out}")


if __name__ == "__main__":
    main()
