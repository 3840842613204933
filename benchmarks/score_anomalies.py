"""score_anomalies.py SCORES_DIR [--data NAB_DIR] [--files] : anomaly scores against labelled windows, as NAB does.

SCORES_DIR holds what `bellwether-bench anomalies NAB_DIR/data --out SCORES_DIR` wrote: for each series a CSV with the columns
timestamp,value,anomaly_score. NAB_DIR (default: shared/data/nab-dev beside the checkout) holds labels/combined_windows.json.
Series of the labels without a file are left out, so that a part of the corpus can be scored.

Written from the published definition: Lavin, A. & Ahmad, S. (2015), "Evaluating real-time anomaly detection algorithms: the
Numenta Anomaly Benchmark", section III, and the scoring rules of NAB version 1.1:

- A row is detected where its score is at least the threshold; one threshold for the whole corpus and profile, the one with the
  highest score (every value that occurs is tried).
- The first 15 % of the rows of a series, at most 750, are probation: nothing there counts.
- s(y) = 2 / (1 + exp(5 y)) - 1. In a window the earliest detection counts, with y = -(rows from it to the window's end,
  inclusive) / (rows of the window), over s(-1): 1 at the window's first row, nearly 0 at its last. A window without detection costs
  the weight of a miss. Every detection outside a window costs the weight of a false alarm, times s(y) with y = rows since the window
  before / (its rows - 1); -1 beyond y = 3 and where there was no window before.
- Profiles (hit, false alarm, miss): standard 1, .11, 1; low_FP 1, .22, 1; low_FN 1, .11, 2.
- 0 is what a detector gets that never speaks, 100 one that detects the first row of every window and nothing else.
"""
import argparse
import csv
import json
import math
import os

PROFILES = {"standard": (1.0, 0.11, 1.0), "low_FP": (1.0, 0.22, 1.0), "low_FN": (1.0, 0.11, 2.0)}


def weight(position):
    return -1.0 if position > 3 else 2 / (1 + math.exp(5 * position)) - 1


def probation(rows):
    return min(int(0.15 * rows), 750)


def bounds(stamps, windows):
    """First and last row of each window (stamps as text of one form, in order)."""
    found = []
    for left, right in windows:
        inside = [row for row, stamp in enumerate(stamps) if left[:19] <= stamp[:19] <= right[:19]]
        if inside:
            found.append((inside[0], inside[-1]))
    return found


def values_of_rows(rows, windows):
    """For each row after probation: (row, its window's number or None, weight that a detection there has)."""
    out, last, number = [], None, 0
    maximum = weight(-1)
    for row in range(rows):
        while number < len(windows) and row > windows[number][1]:
            last, number = windows[number], number + 1
        if row < probation(rows):
            continue
        if number < len(windows) and windows[number][0] <= row:
            left, right = windows[number]
            out.append((row, number, weight(-(right - row + 1) / (right - left + 1)) / maximum))
        elif last is None:
            out.append((row, None, -1.0))
        else:
            out.append((row, None, weight((row - last[1]) / max(1, last[1] - last[0]))))
    return out


def best_threshold(series, profile):
    """Highest normalised score over all thresholds, the threshold, and (hits, misses, false alarms) there."""
    hit, false_alarm, miss = PROFILES[profile]
    total_windows = sum(len(windows) for _, windows in series)
    events = []
    for place, (scores, windows) in enumerate(series):
        for row, window, value in values_of_rows(len(scores), windows):
            events.append((scores[row], place, window, value))
    events.sort(key=lambda event: -event[0])
    total, found, alarms = -miss * total_windows, {}, 0
    best = (total, math.inf, (0, total_windows, 0))
    for at, (score, place, window, value) in enumerate(events):
        if window is None:
            total += false_alarm * value
            alarms += 1
        elif (place, window) not in found:
            found[place, window] = value
            total += miss + hit * value
        elif value > found[place, window]:
            total += hit * (value - found[place, window])
            found[place, window] = value
        if at + 1 == len(events) or events[at + 1][0] < score:
            if total > best[0]:
                best = (total, score, (len(found), total_windows - len(found), alarms))
    null, perfect = -miss * total_windows, hit * total_windows
    return 100 * (best[0] - null) / (perfect - null), best[1], best[2]


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scores")
    parser.add_argument("--data", default=os.path.join(here, "..", "..", "shared", "data", "nab-dev"))
    parser.add_argument("--files", action="store_true", help="the series one by one, at the corpus's standard threshold")
    options = parser.parse_args()
    labels = json.load(open(os.path.join(options.data, "labels", "combined_windows.json")))
    names, series = [], []
    for name in sorted(labels):
        path = os.path.join(options.scores, name)
        if not os.path.exists(path):
            continue
        with open(path, newline="") as file:
            rows = list(csv.DictReader(file))
        scores = [float(row["anomaly_score"] or 0) for row in rows]
        series.append((scores, bounds([row["timestamp"] for row in rows], labels[name])))
        names.append(name)
    if not series:
        raise SystemExit(f"no series of the labels below {options.scores}: expected folders such as realKnownCause")
    print(f"{len(series)} series, {sum(len(windows) for _, windows in series)} windows")
    for profile in PROFILES:
        score, threshold, (hits, misses, alarms) = best_threshold(series, profile)
        print(f"{profile:9s} {score:6.2f}  threshold {threshold:.6f}  hits {hits} misses {misses} false alarms {alarms}")
        if profile == "standard":
            kept = threshold
    for name, (scores, windows) in zip(names, series) if options.files else []:
        rows = values_of_rows(len(scores), windows)
        hit = {window for row, window, _ in rows if window is not None and scores[row] >= kept}
        alarms = sum(1 for row, window, _ in rows if window is None and scores[row] >= kept)
        print(f"  {name:55s} hits {len(hit)} of {len(windows)}, false alarms {alarms}")


if __name__ == "__main__":
    main()
