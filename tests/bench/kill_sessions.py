"""Kills erasures, grids, probes and label sessions at random moments (SIGKILL) and counts what is lost.

usage: kill_sessions.py CLI LABEL_SESSION [--kills 50] [--seed 1] [--only SESSION...]
CLI is pentimento-cli, LABEL_SESSION the program of that name beside the tests. After every kill the project is opened
again by `project --check`, which runs PRAGMA integrity_check and compares every picture with its hash; labels are
replayed by `labels`, which checks the chain and every number to the bit. Exit 1 where anything is damaged, or more than
the one picture that was being recorded is lost, or a label that was told of is gone.
"""
import argparse
import json
import pathlib
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import time

SESSIONS = {
    "erase": ["--target", "cat", "--anchor", "dog", "--method", "esd-x", "--set", "steps=12", "sampling_steps=3", "batch_size=1"],
    "generate": ["--prompt", "a photo of a cat", "a drawing of a dog", "a fox", "--seed", *map(str, range(1, 7)), "--steps", "3"],
    "probe": ["--suite", "direct", "--seed", "41", "42", "43", "--steps", "2"],
}


def killed(command, after):
    """@return whether it was still running, and what it said on standard error."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        return False, process.communicate(timeout=after)[1]
    except subprocess.TimeoutExpired:
        process.kill()
        return True, process.communicate()[1]


def check(cli, project):
    done = subprocess.run([cli, "project", project, "--check", "--json"], capture_output=True, text=True)
    return json.loads(done.stdout)["problems"] if done.returncode == 0 else [done.stderr]


def runs_of(project):
    with sqlite3.connect(project / "project.sqlite") as index:
        return index.execute("SELECT runs.id, status, count(cells.id) FROM runs LEFT JOIN cells ON cells.run = runs.id "
                             "GROUP BY runs.id ORDER BY runs.id").fetchall()


def pictures(cli, place, session, kills, chance):
    project = place / f"{session}.pentimento"
    subprocess.run([cli, "erase", "miniature", "--target", "cat", "--anchor", "dog", "--method", "uce", "--project", project],
                   check=True, capture_output=True)
    command = [cli, session, "miniature", "--project", project, "--progress", "json", *SESSIONS[session]]
    start = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    longest = time.monotonic() - start
    figures = {"killed": 0, "reopened whole": 0, "recorded": 0, "told of and missing": 0, "drawn and lost": 0, "most lost": 0}
    for _ in range(kills):
        before = runs_of(project)
        was_running, said = killed(command, chance.uniform(0, longest))
        figures["killed"] += was_running
        problems = check(cli, project)
        figures["reopened whole"] += not problems
        for line in problems:
            print(session, line, file=sys.stderr)
        after = runs_of(project)
        assert after[:len(before)] == before or all(a[2] == b[2] for a, b in zip(before, after)), "earlier runs changed"
        for run, _, rows in after[len(before):]:
            files = sum(1 for _ in (project / "images" / str(run)).rglob("[0-9]*.png"))
            told = sum(int(max(re.findall(rf'"what":"picture {side}","done":(\d+)', said), key=int, default=0))
                       for side in ("before", "after"))
            figures["recorded"] += rows
            figures["told of and missing"] += max(0, told - rows)
            figures["drawn and lost"] += files - rows
            figures["most lost"] = max(figures["most lost"], files - rows)
    return figures


def labels(cli, program, place, kills, chance):
    figures = {"killed": 0, "reopened whole": 0, "recorded": 0, "told of and missing": 0, "drawn and lost": 0, "most lost": 0}
    start = time.monotonic()
    subprocess.run([program, place / "whole.jsonl"], check=True, capture_output=True)
    longest = time.monotonic() - start
    for number in range(kills):
        log = place / f"labels-{number // 5}.jsonl"  # five sessions go on with one log
        was_running, said = killed([program, log], chance.uniform(0, longest))
        figures["killed"] += was_running
        if not log.exists() or not log.read_bytes().count(b"\n"):
            figures["reopened whole"] += not said
            continue
        done = subprocess.run([cli, "labels", log, "--json"], capture_output=True, text=True)
        figures["reopened whole"] += done.returncode == 0
        told = int((said.split() or ["0"])[-1])
        there = log.read_bytes().count(b'"label":"')
        figures["recorded"] += told
        figures["told of and missing"] += max(0, told - there)
    return figures


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cli")
    parser.add_argument("label_session")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", help="some of erase, generate, probe, label")
    given = parser.parse_args()
    chance, bad = random.Random(given.seed), False
    with tempfile.TemporaryDirectory() as name:
        place = pathlib.Path(name)
        for session in given.only or [*SESSIONS, "label"]:
            figures = (labels(given.cli, given.label_session, place, given.kills, chance) if session == "label" else
                       pictures(given.cli, place, session, given.kills, chance))
            print(session, "of", given.kills, ":", figures, flush=True)
            bad |= figures["reopened whole"] < given.kills or figures["told of and missing"] > 0 or figures["most lost"] > 1
    return bad


if __name__ == "__main__":
    sys.exit(main())
