#!/usr/bin/env python3
"""Erases the same concepts with several methods, probes every edit, and prints one table in Markdown.

usage: compare_methods.py CLI [METHOD...] [--target "cat=dog" …] [--model miniature] [--out FOLDER] [--seeds N...] [--threads N]
                          [--results FILE]     (`methods_page.py` makes the help's page and figures of that file)
       compare_methods.py CLI [METHOD...] --retime FILE [--threads N]

METHOD is a name that `pentimento-cli methods` lists, with settings after it where wanted: "concept-ablation:loss=noise,steps=80".
Without any, all methods run. Each erasure is a process of its own, so that its peak memory is its own. Rates are k/n with Wilson's
95 % interval in percent, as `probe` gives them: for the target and what means it, how often the judge still sees it; for what is kept
and what is unrelated, how often the judge sees what was asked for. "before" is the untouched model on the same prompts and seeds.
--retime erases the last target of a FILE of --results again, on a machine that has nothing else to do, and puts seconds and memory in
its place; an edit that comes out as another ends it. A method that fails is a row that says so; the last line says which methods lower the direct rate by 80 % or more on every target.
"""
import argparse
import json
import os
import pathlib
import platform
import subprocess
import sys
import tempfile

TARGETS = ["cat=dog", "neon=photo", "bomb=apple"]
KINDS = ["target", "synonym", "language", "combined", "kept", "control"]
HEADS = ["target", "synonym", "language", "composition", "kept", "unrelated"]


def run(command):
    """Runs a command. @return its JSON and its peak resident memory in MiB; None and the last line it said where it failed."""
    with tempfile.TemporaryFile("w+") as errors:
        process = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, stderr=errors, text=True)
        text = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            return None, (errors.read().strip().splitlines() or [f"ended with {process.returncode}"])[-1]
    return json.loads(text), usage.ru_maxrss / 1024


def rate(proportion):
    if not proportion:
        return "–"
    return f"{proportion['k']}/{proportion['n']} [{100 * proportion['low']:.0f}, {100 * proportion['high']:.0f}]"


def line(cells):
    print("| " + " | ".join(cells) + " |", flush=True)


class Comparison:
    def __init__(self, given):
        self.given = given
        self.out = pathlib.Path(given.out or tempfile.mkdtemp(prefix="compare_methods_"))
        self.out.mkdir(parents=True, exist_ok=True)
        self.common = ["--json", "--progress", "none"] + (["--threads", given.threads] if given.threads else [])

    def edit(self, method, target, anchor):
        """@return the edit's file, what `erase` said of it, peak MiB; or None and the reason."""
        name, _, settings = method.partition(":")
        path = self.out / (f"{target}-{method}".translate(str.maketrans(" :,=/", "_____")) + ".safetensors")
        command = [self.given.cli, "erase", self.given.model, "--target", target, "--anchor", anchor, "--method", name, "--out", path,
                   "--seed", self.given.seed, *self.common]
        if settings:
            command += ["--set", *settings.split(",")]
        result, memory = run(command)
        return (path, result, memory) if result else (None, memory, None)

    def probe(self, path):
        return run([self.given.cli, "probe", self.given.model, "--edit", path, "--out", path.with_suffix(""), "--seed", *self.given.seeds,
                    *self.common])

    def table(self, target, anchor, methods):
        """Prints the target's table, a line as soon as it is known. @return what is in it, for --results."""
        print(f"\n### {target} → {anchor}\n")
        line(["method", *HEADS, "seconds", "peak MiB"])
        line(["---"] * (len(HEADS) + 3))
        made = {"target": target, "anchor": anchor, "before": None, "methods": []}
        for method in methods:
            path, said, memory = self.edit(method, target, anchor)
            panel, reason = self.probe(path) if path else (None, said)
            if not panel:
                made["methods"].append({"method": method, "failed": reason})
                line([method, reason, *["–"] * (len(HEADS) + 1)])
                continue
            kinds = {kind["kind"]: kind for kind in panel["kinds"]}
            of = {side: {kind: kinds.get(kind, {}).get(f"seen_{side}") for kind in KINDS} for side in ("before", "after")}
            if not made["before"]:
                made["before"] = of["before"]
                line(["before", *[rate(of["before"][kind]) for kind in KINDS], "–", "–"])
            made["methods"].append({"method": method, "edit": said["content_hash"], "seconds": said["seconds"],
                                    "peak_mib": memory, "rates": of["after"]})
            line([method, *[rate(of["after"][kind]) for kind in KINDS], f"{said['seconds']:.1f}", f"{memory:.0f}"])
        return made


def fall(table, method):
    """@return how much of the direct rate the method took away in that table; None where it failed or there was nothing to take."""
    row = next(row for row in table["methods"] if row["method"] == method)
    before = (table["before"] or {}).get("target")
    after = row.get("rates", {}).get("target")
    return 1 - after["rate"] / before["rate"] if before and after and before["rate"] > 0 else None


def retime(given, comparison):
    results = json.loads(given.retime.read_text())
    table = results["tables"][-1]
    for row in table["methods"]:
        if given.methods and row["method"] not in given.methods:
            continue
        _, said, memory = comparison.edit(row["method"], table["target"], table["anchor"])
        if said["content_hash"] != row["edit"]:
            sys.exit(f"{row['method']}: another edit than in {given.retime}; the conditions are not the same")
        row["seconds"], row["peak_mib"] = said["seconds"], memory
        print(f"{row['method']}: {said['seconds']:.1f} s, {memory:.0f} MiB", flush=True)
    given.retime.write_text(json.dumps(results, indent=1) + "\n")


def conditions(given, titles):
    """What the figures hold for: program, processor, threads, seeds."""
    version = subprocess.run([given.cli, "--version"], capture_output=True, text=True).stdout.strip()
    with open("/proc/cpuinfo") as cpu:
        model = next((line.split(":", 1)[1].strip() for line in cpu if line.startswith("model name")), platform.machine())
    return {"program": version, "cpu": model, "processors": os.cpu_count(), "threads": given.threads, "model": given.model,
            "seeds": given.seeds, "erase_seed": given.seed, "titles": titles}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cli", type=pathlib.Path)
    parser.add_argument("methods", nargs="*")
    parser.add_argument("--target", nargs="+", default=TARGETS, metavar="TARGET=ANCHOR")
    parser.add_argument("--model", default="miniature")
    parser.add_argument("--out", help="keep edits and probes here; else in a new temporary folder")
    parser.add_argument("--seed", type=int, default=42, help="of the erasures")
    parser.add_argument("--seeds", type=int, nargs="+", default=[41, 42, 43, 44], help="of the probes")
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--retime", type=pathlib.Path, metavar="FILE")
    parser.add_argument("--results", type=pathlib.Path, help="write everything as JSON here, after every target")
    given = parser.parse_args()
    listed, reason = run([given.cli, "methods", "--json"])
    if not listed:
        sys.exit(reason)
    titles = {method["name"]: method["title"] for method in listed["methods"]}
    methods = given.methods or list(titles)
    comparison = Comparison(given)
    if given.retime:
        return retime(given, comparison)
    tables = []
    for pair in given.target:
        tables.append(comparison.table(*pair.split("=", 1), methods))
        if given.results:
            given.results.write_text(json.dumps(conditions(given, titles) | {"tables": tables}, indent=1) + "\n")
    print(f"\nseeds {given.seeds}, erased with seed {given.seed}, edits and pictures in {comparison.out}")
    for method in methods:
        of = [fall(table, method) for table in tables]
        said = ", ".join("failed" if each is None else f"{100 * each:.0f} %" for each in of)
        good = all(each is not None and each >= 0.8 for each in of)
        print(f"{method}: direct rate lowered by {said}{'' if good else '  <- less than 80 %'}")


if __name__ == "__main__":
    main()
