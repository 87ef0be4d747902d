"""Peers of Python: reads the documents whose paths stand on standard input, one a line, and prints a JSON line of each.

peers.py pandas|docx|pdfminer|pdftotext|versions. Each line: {"ms": processor time, "tables": rows of cells as text, "error": null or its name}.
The whole loop is in one process and the first five documents are read once before, so that starting up is no part of the time.
"""

import io
import json
import math
import resource
import subprocess
import sys
import time


def text_of(cell):
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return ""
    return str(cell)


def by_pandas(data):
    import pandas

    frames = pandas.read_html(io.BytesIO(data), flavor="lxml", header=None)
    tables = []
    for frame in frames:
        rows = [[text_of(cell) for cell in row] for row in frame.itertuples(index=False, name=None)]
        # A head of <thead> or <th> becomes the names of columns: for us it is rows like any other.
        if not all(isinstance(name, int) for name in frame.columns):
            names = [name if isinstance(name, tuple) else (name,) for name in frame.columns]
            rows = [[text_of(name[level]) for name in names] for level in range(len(names[0]))] + rows
        tables.append(rows)
    return tables


def by_docx(data):
    import docx

    document = docx.Document(io.BytesIO(data))
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def lines_of(text):
    return [[line.split() for line in text.split("\n") if line.strip() != ""]]


def by_pdfminer(data):
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LTTextContainer, LTTextLine

    rows = []
    for page in extract_pages(io.BytesIO(data)):
        # Its boxes go down columns: what stands on one line of the page is put together by its height.
        lines = [line for box in page if isinstance(box, LTTextContainer) for line in box if isinstance(line, LTTextLine)]
        lines.sort(key=lambda line: -line.y0)
        row, at = [], None
        for line in lines:
            if at is not None and at - line.y0 > 3:
                rows.append(row)
                row = []
                at = None
            at = line.y0 if at is None else at
            row.append(line)
        rows.append(row)
    return [[[word for line in sorted(row, key=lambda one: one.x0) for word in line.get_text().split()] for row in rows if row]]


def by_pdftotext(data):
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True)
    return lines_of(done.stdout.decode("utf-8", "replace"))


readers = {"pandas": by_pandas, "docx": by_docx, "pdfminer": by_pdfminer, "pdftotext": by_pdftotext}


def spent(name):
    if name != "pdftotext":
        return time.process_time()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def versions():
    found = {}
    for name in ["pandas", "lxml", "docx", "pdfminer"]:
        try:
            module = __import__(name)
            found[name] = getattr(module, "__version__", "?")
        except ImportError:
            found[name] = None
    found["python"] = sys.version.split()[0]
    try:
        said = subprocess.run(["pdftotext", "-v"], capture_output=True).stderr.decode()
        found["pdftotext"] = said.split("\n")[0].split()[-1]
    except FileNotFoundError:
        found["pdftotext"] = None
    print(json.dumps(found))


def main():
    name = sys.argv[1]
    if name == "versions":
        versions()
        return
    read = readers[name]
    paths = [line.rstrip("\n") for line in sys.stdin]
    # What starting pdftotext takes is no part of reading a document.
    start_up = 0.0
    if name == "pdftotext":
        times = []
        for _ in range(20):
            began = spent(name)
            subprocess.run(["pdftotext", "-v"], capture_output=True)
            times.append(spent(name) - began)
        start_up = sorted(times)[len(times) // 2]
    for path in paths[:5]:
        try:
            read(open(path, "rb").read())
        except Exception:
            pass
    for path in paths:
        with open(path, "rb") as file:
            data = file.read()
        began = spent(name)
        tables, error = [], None
        try:
            tables = read(data)
        except Exception as problem:
            error = type(problem).__name__
        ms = max(0.0, spent(name) - began - start_up) * 1000
        print(json.dumps({"ms": ms, "tables": tables, "error": error}))


main()
