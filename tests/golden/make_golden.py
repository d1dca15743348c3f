"""Writes the reference numbers that the tests compare with: runs every golden_*.py beside it.

usage: python tests/golden/make_golden.py [name …]     (needs torch, diffusers, transformers; name: "models" runs golden_models.py)
"""
import os
import pathlib
import subprocess
import sys

here = pathlib.Path(__file__).resolve().parent
wanted = set(sys.argv[1:])
for script in sorted(here.glob("golden_*.py")):
    name = script.stem.removeprefix("golden_")
    if wanted and name not in wanted:
        continue
    print(f"{script.name} …", flush=True)
    subprocess.run([sys.executable, str(script)], check=True, env={**os.environ, "HF_HUB_OFFLINE": "1", "TRANSFORMERS_VERBOSITY": "error"})
