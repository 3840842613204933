"""A plain implementation of AnomalyDetector, independent of the Swift one.

python anomaly_reference.py > ../Signals/AnomalyReference.swift
"""
import math

FAST, SLOWER, RESIDUAL, RUN = 0.1, 0.03, 0.3, 0.1
LEARN_SHORT, LEARN_LONG, PRIOR, SIZE_WEIGHT, MARGIN, BINS = 0.3, 0.5, 1.0, 0.5, 0.3, 256


class Tail:
    """How rare a size is among those before: a histogram of four bins an octave."""

    def __init__(self):
        self.bins, self.count, self.top, self.unit = [0] * BINS, 0, -1, 0.0

    def surprise(self, size, warm):
        if self.unit == 0 and size > 0:
            self.unit = size
        place, share = 0, 0.0
        if size > 0:
            mantissa, exponent = math.frexp(size / self.unit)
            position = min(max((exponent - 1 + 2 * mantissa - 1 + 40.37) * 4, 1.0), BINS - 0.5)
            place, share = int(position), position - int(position)
        out = 0.0
        if self.count >= warm and place > 0:
            above = sum(self.bins[place + 1:]) + self.bins[place] * (1 - share)
            out = -math.log10((above + PRIOR) / (self.count + 2 * PRIOR)) - SIZE_WEIGHT * math.log10(self.count / 1000)
            if self.top >= 0 and place > self.top:
                out += min(3.0, (position - self.top - 1) / 4)
            out = max(0.0, out)
        self.bins[place] += 1
        self.count += 1
        self.top = max(self.top, place)
        if self.count >= 131072:
            self.bins = [count // 2 for count in self.bins]
            self.count = sum(self.bins)
            self.top = max((bin for bin, count in enumerate(self.bins) if count), default=-1)
        return out


class Detector:
    def __init__(self, short=None, long=None, warm=100):
        self.short, self.long, self.warm = short, long, warm
        self.half = float(short or 72)
        self.memory = 4 * (short or 72)
        self.tables = [[None] * n if n else None for n in (short, long)]
        self.tails = [Tail() for _ in range(8)]
        self.seen, self.held = 0, 0.0
        self.season_run = self.long_run = self.range_run = self.miss_run = 0.0

    @staticmethod
    def nearest(table, slot, value, reach):
        if table is None or table[slot] is None:
            return None
        best = value - table[slot]
        for offset in range(-reach, reach + 1):
            other = table[(slot + offset) % len(table)]
            if other is not None and abs(value - other) < abs(best):
                best = value - other
        return best

    def update(self, x, step):
        self.held *= 0.5 ** (1 / self.half)
        if not math.isfinite(x):
            return 0.0
        if self.seen == 0:
            self.last = self.slow = self.fast = self.slower = self.first = x
            self.reach = 0.0
        self.reach = max(self.reach, abs(x - self.first))
        change = abs(x - self.last)
        self.fast += FAST * (x - self.fast)
        self.slower += SLOWER * (x - self.slower)
        sizes = [self.fast - self.slow, self.slower - self.slow, None, None, None, None, None, None]
        miss = min(change, abs(x - self.fast))
        residual = self.nearest(self.tables[0], step % self.short, x, 2) if self.short else None
        if residual is not None:
            self.season_run += RESIDUAL * (residual - self.season_run)
            sizes[2], sizes[3] = residual, self.season_run
            miss = min(miss, abs(residual))
        residual = self.nearest(self.tables[1], step % self.long, x, 1) if self.long else None
        if residual is not None:
            self.long_run += RUN * (residual - self.long_run)
            sizes[4], sizes[5] = self.long_run, residual
        self.range_run += RUN * (change - self.range_run)
        self.miss_run += RUN * (miss - self.miss_run)
        sizes[6], sizes[7] = self.range_run, self.miss_run
        surprises = []
        for tail, size in zip(self.tails, sizes):
            if size is not None:
                size = abs(size)
                surprises.append(tail.surprise(size if size > 1e-9 * self.reach else 0.0, self.warm))
        surprises = sorted(surprises + [0.0, 0.0])
        total = surprises[-1] + surprises[-2]
        out = total if total > self.held + MARGIN else 0.0
        self.held = max(self.held, min(8.0, total))
        for table, rate in zip(self.tables, (LEARN_SHORT, LEARN_LONG)):
            if table is not None:
                old = table[step % len(table)]
                table[step % len(table)] = x if old is None else old + rate * (x - old)
        self.seen += 1
        self.slow += (x - self.slow) / min(self.seen, self.memory)
        self.last = x
        return 1 - 2 ** (-out / 2)


def series(seed, count):
    """A season of 12 in a longer one of 36, noise, two spikes and a shift; the same in Swift."""
    state, values = seed, []
    for step in range(count):
        state = (1103515245 * state + 12345) % 2147483648
        value = (step % 12) * 2.0 + ((step // 12) % 3) * 5.0 + (state // 65536 % 1000) / 250.0
        if step in (250, 431):
            value += 40.0
        if step >= 520:
            value += 15.0
        values.append(value)
    return values


def main():
    print("// Generated by Tests/StatisticsTests/Reference/anomaly_reference.py. Do not edit.\n\nenum AnomalyReference {")
    for name, short, long in (("seasonal", 12, 36), ("plain", None, None)):
        detector = Detector(short, long, 50)
        scores = [detector.update(x, step) for step, x in enumerate(series(11, 600))]
        found = [(step, score) for step, score in enumerate(scores) if score > 0]
        print(f"    /// Steps of `AnomalyDetectorTests.series(11, 600)` with a score, {name}, and the scores.")
        print("    // swift-format-ignore\n    static let %s: [(Int, Double)] = [%s]\n" % (
            name, ", ".join("(%d, %r)" % pair for pair in found)))
    print("}")


if __name__ == "__main__":
    main()
