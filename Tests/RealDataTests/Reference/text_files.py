#!/usr/bin/env python3
"""What Python's csv module reads in the awkward text files of shared/data.

Writes Tests/RealDataTests/TextFiles.tsv: file, format of the definition, columns, rows, rows of another width, and the
sum modulo 2**64 of the FNV-1a hashes of the rows (cells joined by U+001F). Files that are no text tables, and those the
engine must refuse, have the code instead; it is written by hand below.

    python3 Tests/RealDataTests/Reference/text_files.py SHARED/data > Tests/RealDataTests/TextFiles.tsv
"""
import csv
import io
import os
import sys

root = sys.argv[1]
kit = "csv-csvkit-examples/examples/"
rust = "csv-rust-bench/examples/data/"
real = kit + "realdata/"
csv.field_size_limit(1 << 30)

# Format keys that the definition needs, and the same for Python.
formats = {
    kit + "bad.csv": ("delimiter: ',', header: true", {}),
    kit + "bad_skip_lines.csv": ("delimiter: ',', header: true, skip: 3", {}),
    kit + "no_header_row.csv": ("header: false", {"header": False}),
    kit + "no_header_row2.csv": ("header: false", {"header": False}),
    kit + "no_header_row3.csv": ("header: false", {"header": False}),
    kit + "sniff_limit.csv": ("", {"delimiter": ";"}),
    kit + "dummy.tsv": ("", {"delimiter": "\t"}),
    kit + "test_latin1.csv": ("encoding: latin-1", {"encoding": "latin-1"}),
    kit + "test_utf16_big.csv": ("", {"encoding": "utf-16"}),
    kit + "test_utf16_little.csv": ("", {"encoding": "utf-16"}),
    real + "Datagov_FY10_EDU_recp_by_State.csv": ("skip: 2", {"skip": 2}),
    real + "event-notification-rpt-lastmonth.txt": ("delimiter: '|', quote: ''", {"delimiter": "|", "quoting": csv.QUOTE_NONE}),
    rust + "smallpop-colon.csv": ("delimiter: ':'", {"delimiter": ":"}),
    rust + "smallpop-no-headers.csv": ("header: false", {"header": False}),
    rust + "uspop-latin1.csv": ("encoding: latin-1", {"encoding": "latin-1"}),
    rust + "strange.csv": (
        "header: false, delimiter: ';', comment: '#', quote: '\"'",
        {"header": False, "delimiter": ";", "comment": "#", "escapechar": "\\", "doublequote": False}),
}
for name in ["empty_crlf", "newlines_crlf", "simple_crlf"]:
    formats.setdefault("csv-spectrum/csvs/" + name + ".csv", ("", {}))

refused = {
    ".xls": "unknown-format", ".xlsx": "unknown-format", ".dbf": "unknown-format", ".bz2": "unknown-format",
    "testfixed": "unknown-format", "testfixed_skip_lines": "unknown-format", "README.txt": "engine-error",
    "empty.csv": "empty-file",
}


def fnv(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = (value ^ byte) * 0x100000001B3 % (1 << 64)
    return value


def read(path, options):
    options = dict(options)
    data = open(os.path.join(root, path), "rb").read().decode(options.pop("encoding", "utf-8-sig"))
    lines = io.StringIO(data, newline="")
    for _ in range(options.pop("skip", 0)):
        lines.readline()
    text = lines.read()
    comment = options.pop("comment", None)
    if comment:
        text = "".join(line for line in text.splitlines(True) if not line.startswith(comment))
    header = options.pop("header", True)
    rows = [row for row in csv.reader(io.StringIO(text, newline=""), **options) if row]
    width = len(rows[0])
    body = rows[1:] if header else rows
    # A field too many with nothing in it is a delimiter at the line's end.
    body = [row[:width] if not any(row[width:]) else row for row in body]
    good = [row for row in body if len(row) == width]
    total = sum(fnv("\x1f".join(row).replace("\r\n", "\n").replace("\r", "\n")) for row in good) % (1 << 64)
    return width, len(good), len(body) - len(good), total


paths = []
for folder in ["csv-spectrum", "csv-rust-bench", "csv-csvkit-examples"]:
    for place, _, names in os.walk(os.path.join(root, folder)):
        for name in names:
            if name not in ("SOURCE.txt", "COPYING", "UNLICENSE", "package.json", "readme.md"):
                paths.append(os.path.relpath(os.path.join(place, name), root))
for path in sorted(paths):
    name = os.path.basename(path)
    code = refused.get(name) or refused.get(os.path.splitext(name)[1])
    if path == "csv-spectrum/csvs/empty.csv":
        code = None
    form, options = formats.get(path, ("", {}))
    if code:
        print(path, form, code, sep="\t")
    elif name.endswith((".json", ".gz")):
        print(path, form, "loads", sep="\t")
    else:
        width, good, ragged, total = read(path, options)
        print(path, form, width, good, ragged, f"{total:016x}", sep="\t")
