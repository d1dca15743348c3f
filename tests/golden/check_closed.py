"""Holds pentimento-cli's closed forms against NumPy in float64 on random matrices of the size of Stable Diffusion 1.5's K and V.

usage: python check_closed.py CLI [--width 768] [--methods uce uce_tensor rece speed]    (numpy, safetensors; takes some minutes)
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import time

import numpy as np
from safetensors.numpy import load_file, save_file

import golden_closed as golden

HEIGHTS = [320] * 10 + [640] * 10 + [1280] * 12
SETTINGS = {
    "uce": ["erase_scale=1.5", "preserve_scale=0.7", "lambda=0.5"],
    "uce_tensor": ["erase_scale=1.5", "preserve_scale=0.7", "lambda=0.5", "technique=tensor"],
    "rece": ["erase_scale=1.5", "preserve_scale=0.7", "lambda=0.5", "epochs=2", "embedding_lambda=0.05", "round_lambda=0.1", "round_preserve=0.2"],
    "speed": ["null_threshold=0.1", "retain_scale=0.5", "lambda=0.01"],
}
LIMIT = 1e-6


def reference(method, x):
    names = [k for k in x if k.startswith("w.")]
    ws = [x[k].astype(np.float64) for k in names]
    common = (x["target"], x["anchor"], x["kept"], 1.5, 0.7, 0.5)
    if method == "rece":
        return dict(zip(names, golden.rece(ws, *common, 2, 0.05, 0.1, 0.2)))
    if method == "speed":
        return {k: golden.speed(w, x["target"], x["anchor"], x["retain"], x["invariant"], x["noise"], 0.1, 0.5, 0.01) for k, w in zip(names, ws)}
    group = x["group"] if method == "uce_tensor" else None
    return {k: golden.uce(w, *common, group) for k, w in zip(names, ws)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cli", type=pathlib.Path)
    parser.add_argument("--width", type=int, default=768)
    parser.add_argument("--methods", nargs="+", default=list(SETTINGS))
    given = parser.parse_args()
    inputs = golden.rows(np.random.default_rng(6), given.width, HEIGHTS, n=8, m=12, r=200)
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        file, result = pathlib.Path(folder) / "in.safetensors", pathlib.Path(folder) / "out.safetensors"
        save_file({k: np.ascontiguousarray(v.astype(np.float32) if k.startswith("w.") else v) for k, v in inputs.items()}, file)
        x = load_file(file)
        for method in given.methods:
            name = method.split("_")[0]
            text = subprocess.run([given.cli, "solve", name, "--in", file, "--out", result, "--set", *SETTINGS[method], "--json"],
                                  check=True, capture_output=True, text=True).stdout
            said, ours = json.loads(text), load_file(result)
            started = time.perf_counter()
            wanted = reference(method, x)
            took = time.perf_counter() - started
            error = max(np.abs(ours[k] - w).max() / np.abs(w).max() for k, w in wanted.items())
            change = max(np.abs(ours[k] - w).max() / np.abs(w - x[k]).max() for k, w in wanted.items())
            ok = error <= LIMIT
            failed |= not ok
            print(f"{method:12} {'ok ' if ok else 'BAD'} relative error {error:.2e} (of the change {change:.2e}), condition "
                  f"{said['condition_number']:.3g}; {said['seconds']:.2f} s, NumPy {took:.2f} s", flush=True)
    sys.exit(failed)


if __name__ == "__main__":
    main()
