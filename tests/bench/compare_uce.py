#!/usr/bin/env python3
"""Times one concept of UCE on matrices of the size of Stable Diffusion 1.5's K and V: pentimento-cli against what the reference
script computes (a sum of outer products and torch.inverse in float32 per matrix), one after the other in the same run.

usage: compare_uce.py CLI [--repeats N] [--threads N]     (torch, safetensors)
"""
import argparse
import json
import pathlib
import statistics
import subprocess
import tempfile
import time

import torch
from safetensors.torch import load_file, save_file

HEIGHTS = [320] * 10 + [640] * 10 + [1280] * 12
WIDTH, LAMBDA = 768, 0.5


def reference(matrices, target, anchor, kept):
    """W = (λW + v* cᵀ + Σ W k kᵀ)(λI + c cᵀ + Σ k kᵀ)⁻¹ for each matrix on its own."""
    edited = {}
    for name, w in matrices.items():
        left, right = LAMBDA * w, LAMBDA * torch.eye(WIDTH)
        c = target.T
        left = left + (w @ anchor.T) @ c.T
        right = right + c @ c.T
        for k in kept:
            k = k[:, None]
            left = left + (w @ k) @ k.T
            right = right + k @ k.T
        edited[name] = left @ torch.inverse(right.float())
    return edited


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cli", type=pathlib.Path)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(4)
    rows = {"target": torch.randn(1, WIDTH), "anchor": torch.randn(1, WIDTH), "kept": torch.randn(3, WIDTH)}
    matrices = {f"w.{i:02}": torch.randn(h, WIDTH) / WIDTH**0.5 for i, h in enumerate(HEIGHTS)}
    ours, theirs = [], []
    with tempfile.TemporaryDirectory() as folder, torch.inference_mode():
        file, result = pathlib.Path(folder) / "in.safetensors", pathlib.Path(folder) / "out.safetensors"
        save_file(rows | matrices, file)
        command = [given.cli, "solve", "uce", "--in", file, "--out", result, "--set", "preset=repository", f"lambda={LAMBDA}",
                   "--threads", str(given.threads), "--json"]
        for _ in range(given.repeats):
            ours.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["seconds"])
            started = time.perf_counter()
            edited = reference(matrices, **rows)
            theirs.append(time.perf_counter() - started)
        error = max(((edited[k].double() - w.double()).norm() / w.double().norm()).item() for k, w in load_file(result).items())
    mine, reference_s = statistics.median(ours), statistics.median(theirs)
    print(f"one concept, {len(HEIGHTS)} matrices, {WIDTH} wide, {given.threads} threads, median of {given.repeats}")
    print(f"pentimento {mine:.3f} s, reference {reference_s:.3f} s, {reference_s / mine:.1f} times as fast; they differ by {error:.1e} relative")


if __name__ == "__main__":
    main()
