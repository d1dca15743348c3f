"""Writes intervals.json: SciPy's intervals on a grid of (k, n), for tests/core/metrics. usage: golden_intervals.py FOLDER"""
import json
import pathlib
import sys

import scipy
from scipy.stats import binomtest

rows = []
for n in (1, 2, 5, 16, 50, 64, 142, 1000, 4000):
    for k in sorted({0, 1, 2, n // 7, n // 4, n // 2, 3 * n // 4, n - 1, n}):
        if k > n:
            continue
        test = binomtest(k, n)
        row = [k, n]
        for method in ("wilson", "exact"):
            for level in (0.95, 0.99):
                interval = test.proportion_ci(level, method)
                row += [float(interval.low), float(interval.high)]
        row.append(float(binomtest(k, n, alternative="less").proportion_ci(0.95, "exact").high))
        rows.append(row)
mcnemar = [[b, c, float(binomtest(b, b + c).pvalue)] for b, c in ((0, 1), (3, 3), (1, 9), (12, 2), (30, 55), (0, 20))]
out = pathlib.Path(sys.argv[1]) / "intervals.json"
out.write_text(json.dumps({"made_with": f"scipy {scipy.__version__}", "rows": rows, "mcnemar": mcnemar}).replace("], [", "],\n[") + "\n")
print(out, len(rows), "rows")
