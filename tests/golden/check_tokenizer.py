#!/usr/bin/env python3
"""Compares `pentimento-cli tokenize` with transformers' CLIPTokenizer over many prompts.

usage: check_tokenizer.py CLI [MODEL] [--count 20000]

The prompts mix captions, Unicode, emoji, punctuation, white space and very long texts; see golden_text.py. Exits with 1 at the
first difference, which it prints.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

os.environ["HF_HUB_OFFLINE"] = "1"
from transformers import CLIPTokenizer

from golden_text import prompts as mixed_prompts

TREE = pathlib.Path(__file__).resolve().parents[2]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cli", type=pathlib.Path)
    parser.add_argument("model", nargs="?", default="miniature")
    parser.add_argument("--count", type=int, default=20_000)
    given = parser.parse_args()
    prompts = mixed_prompts(given.count, seed=20, longest=400)
    folder = TREE / "resources/miniature" if given.model == "miniature" else pathlib.Path(given.model)
    tokenizer = CLIPTokenizer.from_pretrained(folder / "tokenizer")
    with tempfile.TemporaryDirectory() as place:
        texts, ids = pathlib.Path(place, "prompts.json"), pathlib.Path(place, "ids.json")
        texts.write_text(json.dumps(prompts))
        subprocess.run([given.cli.resolve(), "tokenize", given.model, "--prompts", texts, "--out", ids], check=True)
        ours = [json.loads(line) for line in ids.read_text().splitlines()]
    if len(ours) != len(prompts):
        sys.exit(f"{len(prompts)} prompts, {len(ours)} lists")
    theirs = tokenizer(prompts, padding="max_length", max_length=77, truncation=True).input_ids
    for prompt, got, expected in zip(prompts, ours, theirs):
        if got != expected:
            sys.exit(f"{prompt!r}\n  ours   {got}\n  theirs {expected}")
    print(f"{len(prompts)} prompts, all ids equal")


if __name__ == "__main__":
    main()
