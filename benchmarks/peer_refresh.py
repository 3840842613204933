"""The peers of `bellwether-bench refresh`: the same 50 metrics, in total and by three dimensions by day, as DuckDB
computes them from one statement written by hand, and from one statement a metric.

usage: peer_refresh.py FILE.parquet METRICS.sql [--rows N]

Makes the file where it is absent (the same rows for the same N). METRICS.sql holds one aggregate a line, written by
`bellwether-bench refresh`, so that both sides compute the same. Prints `name<TAB>seconds<TAB>cpu seconds<TAB>peak bytes`.
"""

import argparse
import os
import resource
import time

import duckdb

ROWS = """
copy (select timestamp '2022-01-01' + (hash(i) % (3 * 365 * 86400))::int * interval 1 second as ts,
      'c' || (hash(i * 3) % 12) as country, 'ch' || (hash(i * 5) % 8) as channel, 'd' || (hash(i * 7) % 4) as device,
      (hash(i * 11) % 500000) as user_id, (hash(i * 13) % 100000) / 100.0 as amount, (hash(i * 17) % 10)::int as qty,
      (hash(i * 19) % 100 < 3) as refunded
      from range({rows}) t(i) order by ts) to '{path}' (format parquet, row_group_size 250000)"""

GROUPS = "grouping sets ((d), (d, country), (d, channel), (d, device))"


def make(connection, path, rows):
    unfinished = path + ".unfinished"
    connection.execute(ROWS.format(rows=rows, path=unfinished))
    os.rename(unfinished, path)


def timed(connection, statements):
    began, processor = time.perf_counter(), time.process_time()
    for statement in statements:
        connection.execute(statement).fetchnumpy()
    return time.perf_counter() - began, time.process_time() - processor


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("file")
    arguments.add_argument("metrics")
    arguments.add_argument("--rows", type=int, default=10_000_000)
    options = arguments.parse_args()

    connection = duckdb.connect()
    connection.execute("set threads = 2")
    if not os.path.exists(options.file):
        make(connection, options.file, options.rows)
    with open(options.metrics, encoding="utf-8") as lines:
        metrics = [line.strip() for line in lines if line.strip()]

    rows = f"from (select date_trunc('day', ts) as d, * from '{options.file}')"
    columns = ", ".join(f"{metric} as m{number}" for number, metric in enumerate(metrics))
    one = f"select d, country, channel, device, {columns} {rows} group by {GROUPS}"
    each = [f"select d, country, channel, device, {metric} as m {rows} group by {GROUPS}" for metric in metrics]

    timed(connection, [one])
    best = min((timed(connection, [one]) for _ in range(3)), key=lambda pair: pair[0])
    report("one", best)
    report("each", timed(connection, each))


def report(name, pair):
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(name, f"{pair[0]:.3f}", f"{pair[1]:.3f}", peak, sep="\t")


if __name__ == "__main__":
    main()
