#!/usr/bin/env python3
"""What the live preview costs: the same pictures with it at its default and without, in turns, so that a busy machine is busy for
both. One round draws 32 pictures in 20 steps each way, eight at a time; each process draws eight more before it is timed.

usage: preview_overhead.py CLI [--model M] [--rounds N] [--threads N]
"""
import argparse
import json
import pathlib
import statistics
import subprocess

BATCHES = 4  # of eight


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cli", type=pathlib.Path)
    parser.add_argument("--model", default="miniature")
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()

    def milliseconds(item, repeats):
        command = [given.cli, "bench", given.model, "--only", item, "--repeats", str(repeats), "--threads", str(given.threads), "--json"]
        return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["items"][0]["median_ms"]

    times = {"draw_8": [], "draw_8_preview": []}
    for i in range(given.rounds):
        for item in list(times)[:: 1 if i % 2 == 0 else -1]:  # each goes first as often as the other
            times[item].append(milliseconds(item, BATCHES))
        print(f"round {i + 1}: without {times['draw_8'][-1]:.0f} ms, with {times['draw_8_preview'][-1]:.0f} ms a batch")
    ratios = [with_it / without for with_it, without in zip(times["draw_8_preview"], times["draw_8"])]
    plain, seen = (statistics.median(times[item]) for item in times)
    one = milliseconds("preview_8", 50)
    print(f"medians: without {plain:.0f} ms, with {seen:.0f} ms: {seen / plain - 1:+.1%}; ratios of the rounds {min(ratios):.3f} to {max(ratios):.3f}")
    print(f"one preview of eight pictures takes {one:.2f} ms: at one in 500 ms {one / 500:.2%}")


if __name__ == "__main__":
    main()
