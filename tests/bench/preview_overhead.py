#!/usr/bin/env python3
"""What the live preview costs: the same pictures with it at its default and without, in turns. One round draws 32 pictures in 20 steps
each way, eight at a time, after eight that are not timed. On a busy machine the wall clock says little: the processor time of the
whole process, on one thread, says what was computed.

usage: preview_overhead.py CLI [--model M] [--rounds N]
"""
import argparse
import json
import pathlib
import resource
import statistics
import subprocess

BATCHES = 4  # of eight


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cli", type=pathlib.Path)
    parser.add_argument("--model", default="miniature")
    parser.add_argument("--rounds", type=int, default=6)
    given = parser.parse_args()

    def bench(item, repeats):
        command = [given.cli, "bench", given.model, "--only", item, "--repeats", str(repeats), "--threads", "1", "--json"]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        wall = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["items"][0]["median_ms"]
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return wall, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime

    runs = {"draw_8": [], "draw_8_preview": []}
    for i in range(given.rounds):
        for item in list(runs)[:: 1 if i % 2 == 0 else -1]:  # each goes first as often as the other
            runs[item].append(bench(item, BATCHES))
        (wall, cpu), (seen_wall, seen_cpu) = (runs[item][-1] for item in runs)
        print(f"round {i + 1}: a batch {wall:.0f} ms, with preview {seen_wall:.0f}; processor {cpu:.2f} s, {seen_cpu:.2f}", flush=True)
    for place, what in enumerate(("wall clock", "processor time")):
        plain, seen = ([run[place] for run in runs[item]] for item in runs)
        ratios = sorted(b / a for a, b in zip(plain, seen))
        print(f"{what}: medians {statistics.median(seen) / statistics.median(plain) - 1:+.2%}, rounds {ratios[0] - 1:+.2%} to {ratios[-1] - 1:+.2%}")
    one, _ = bench("preview_8", 50)
    print(f"one preview of eight pictures takes {one:.2f} ms: at one in 500 ms {one / 500:.2%}")


if __name__ == "__main__":
    main()
