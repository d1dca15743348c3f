"""Writes statistics.json: SciPy's, statsmodels' and NumPy's figures for tests/core/metrics and tests/core/audit. usage: golden_statistics.py [FOLDER]"""
import json
import pathlib
import sys

import numpy as np
import scipy
import statsmodels
from scipy.stats import binomtest, bootstrap, norm
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.inter_rater import cohens_kappa
from statsmodels.stats.proportion import proportion_confint, samplesize_confint_proportion

rng = np.random.default_rng(6)
grid = [(k, n) for n in (1, 3, 10, 50, 90, 142, 500, 2000) for k in sorted({0, 1, n // 9, n // 3, n // 2, n - 1, n}) if k <= n]


def interval(k, n, level, method):
    low, high = proportion_confint(k, n, alpha=1 - level, method=method)
    return [float(low), float(high)]


proportions = [[k, n, *interval(k, n, 0.95, "wilson"), *interval(k, n, 0.95, "beta"), *interval(k, n, 0.975, "beta")] for k, n in grid]
pairs = [(b, c) for b in (0, 1, 4, 11, 60) for c in (0, 2, 7, 30, 200) if b + c]
mcnemars = [[b, c, float(mcnemar([[5, b], [c, 5]], exact=True).pvalue)] for b, c in pairs]

kappas = []
for size in (2, 3, 4):
    for scale in (4, 40):
        table = rng.integers(0, scale, (size, size)) + np.diag(rng.integers(1, 4 * scale, size))
        result = cohens_kappa(table)
        low, high = result.kappa - norm.ppf(0.975) * result.std_kappa, result.kappa + norm.ppf(0.975) * result.std_kappa
        kappas.append({"counts": table.tolist(), "kappa": float(result.kappa), "low": float(max(-1, low)), "high": float(min(1, high))})

sizes = [[p, d, float(samplesize_confint_proportion(p, d, alpha=0.05))] for p, d in ((0.5, 0.05), (0.5, 0.1), (0.5, 0.02), (0.1, 0.05), (0.1, 0.02), (0.02, 0.01))]


def corrected(k, n, kt, nt, ka, na, level=0.95):
    """Lang and Reiczigel 2014, written from the paper's formulas."""
    z = norm.ppf(0.5 + level / 2)
    p, np_ = (k + z * z / 2) / (n + z * z), n + z * z
    se, ns = (kt + 1) / (nt + 2), nt + 2
    sp, nc = (na - ka + 1) / (na + 2), na + 2
    centre = (p + sp - 1) / (se + sp - 1)
    spread = np.sqrt(p * (1 - p) / np_ + centre**2 * se * (1 - se) / ns + (1 - centre) ** 2 * sp * (1 - sp) / nc) / (se + sp - 1)
    shift = 2 * z * z * (centre * se * (1 - se) / ns - (1 - centre) * sp * (1 - sp) / nc)
    rate = (k / n - ka / na) / (kt / nt - ka / na)
    return [float(np.clip(v, 0, 1)) for v in (rate, centre + shift - z * spread, centre + shift + z * spread)]


judged = [(5, 100, 165, 200, 9, 200), (10, 100, 165, 200, 9, 200), (50, 100, 165, 200, 9, 200), (0, 64, 90, 100, 3, 300), (64, 64, 90, 100, 3, 300), (7, 50, 29, 30, 0, 30), (400, 1000, 60, 100, 40, 100)]
corrections = [[*row, *corrected(*row)] for row in judged]
# The published claim, checked before it is relied on: the interval covers the true rate about as often as it says.
covered = 0
for _ in range(4000):
    true, sens, false = 0.08, 0.85, 0.04
    k, kt, ka = rng.binomial(200, true * sens + (1 - true) * false), rng.binomial(100, sens), rng.binomial(200, false)
    _, low, high = corrected(k, 200, kt, 100, ka, 200)
    covered += low <= true <= high
assert 0.93 < covered / 4000 < 0.985, covered

outcomes = [[int(prompt), float(rng.random() < 0.6), float(rng.random() < 0.2)] for prompt in range(12) for _ in range(1 + prompt % 4)]


def cluster_bootstrap(rows, resamples, seed):
    raw = np.random.RandomState(seed)._bit_generator  # std::mt19937 and NumPy's legacy seeding start alike
    sums = [[sum(a - b for p, b, a in rows if p == c), sum(p == c for p, _, _ in rows)] for c in sorted({p for p, _, _ in rows})]
    means = []
    for _ in range(resamples):
        drawn = [sums[(int(r) * len(sums)) >> 32] for r in raw.random_raw(len(sums))]
        means.append(sum(s for s, _ in drawn) / sum(n for _, n in drawn))
    return [float(np.mean([a - b for _, b, a in rows])), float(np.quantile(means, 0.025)), float(np.quantile(means, 0.975))]


single = [[i, float(rng.random() < 0.5), float(rng.random() < 0.3)] for i in range(60)]
before, after = np.array([r[1] for r in single]), np.array([r[2] for r in single])
by_scipy = bootstrap((before, after), lambda b, a, axis: np.mean(a - b, axis), paired=True, vectorized=True, method="percentile", n_resamples=50000, rng=np.random.default_rng(1)).confidence_interval
bootstraps = [{"rows": rows, "seed": seed, "expected": cluster_bootstrap(rows, 2000, seed)} for rows, seed in ((outcomes, 1), (outcomes, 77), (single, 5))]

first, second = rng.normal(size=(40, 16)), rng.normal(0.3, 1.2, size=(25, 16))


def mmd2(x, y):
    kernel = lambda a, b: (a @ b.T / a.shape[1] + 1) ** 3
    n, m = len(x), len(y)
    xx, yy = kernel(x, x), kernel(y, y)
    return float((xx.sum() - np.trace(xx)) / (n * (n - 1)) + (yy.sum() - np.trace(yy)) / (m * (m - 1)) - 2 * kernel(x, y).mean())


def subsets(x, y, count, size, seed):
    raw, values = np.random.RandomState(seed)._bit_generator, []

    def rows(data):
        order = list(range(len(data)))
        for i in range(size):
            j = i + ((int(raw.random_raw()) * (len(order) - i)) >> 32)
            order[i], order[j] = order[j], order[i]
        return data[order[:size]]

    for _ in range(count):
        a = rows(x)
        values.append(mmd2(a, rows(y)))
    return [float(np.mean(values)), float(np.std(values))]


def stratified(strata, level=0.95):
    total, sampled = sum(s[0] for s in strata), sum(not s[4] for s in strata)
    low = high = 0.0
    for pictures, leaks, clean, undecided, whole in strata:
        asked = leaks + clean + undecided
        if whole:
            low, high = low + leaks, high + pictures - clean
        elif asked:
            at = 1 - (1 - level) / sampled
            low += pictures * binomtest(leaks, asked).proportion_ci(at, "exact").low
            high += pictures * binomtest(leaks + undecided, asked).proportion_ci(at, "exact").high
        else:
            high += pictures
    return [float(low / total), float(high / total)]


tables = [
    [[100, 40, 60, 0, True], [600, 1, 59, 0, False], [300, 29, 1, 0, False]],
    [[80, 10, 60, 5, True], [500, 0, 90, 2, False], [420, 45, 0, 0, False], [30, 2, 5, 0, False]],
    [[10, 1, 9, 0, True], [50, 0, 0, 0, False]],
]
folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent
data = {
    "made_with": f"scipy {scipy.__version__}, statsmodels {statsmodels.__version__}, numpy {np.__version__}",
    "proportions": proportions,
    "mcnemar": mcnemars,
    "kappa": kappas,
    "sizes": sizes,
    "corrections": corrections,
    "bootstraps": bootstraps,
    "scipy_bootstrap": [float(by_scipy.low), float(by_scipy.high)],
    "kid": {"first": first.tolist(), "second": second.tolist(), "mmd2": mmd2(first, second), "subsets": [7, 20, 3], "kid": subsets(first, second, 7, 20, 3)},
    "strata": [{"rows": rows, "interval": stratified(rows)} for rows in tables],
}
out = folder / "statistics.json"
out.write_text(json.dumps(data).replace("], [", "],\n[") + "\n")
print(out, out.stat().st_size, "bytes")
