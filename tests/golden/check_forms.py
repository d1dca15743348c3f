#!/usr/bin/env python3
"""Does diffusers open what `export` writes, and draw the same with it?

usage: check_forms.py CLI FOLDER

For each tiny family of tests/golden/families, in fp16 and fp32: exports a Diffusers folder and a single file into FOLDER, opens them
with from_pretrained and from_single_file (offline, with the family's folder as `config`), and compares every weight (bit for bit) and
the latents of five steps (bit for bit, the same program on the same weights) with the family's own.
"""
import os
import pathlib
import subprocess
import sys

os.environ["HF_HUB_OFFLINE"] = "1"
import torch
from diffusers import DiffusionPipeline, StableDiffusionPipeline, StableDiffusionXLPipeline

FAMILIES = pathlib.Path(__file__).resolve().parent / "families"
PARTS = ("unet", "vae", "text_encoder", "text_encoder_2")
torch.set_num_threads(1)


def draw(pipe):
    pipe.set_progress_bar_config(disable=True)
    return pipe("a photo of a cat", num_inference_steps=5, guidance_scale=5.0, generator=torch.Generator().manual_seed(41),
                output_type="latent").images


def weights(pipe):
    parts = [(name, getattr(pipe, name, None)) for name in PARTS]
    return {f"{name}.{key}": value for name, part in parts if part is not None for key, value in part.state_dict().items()}


def export(cli, model, form, dtype, out):
    subprocess.run([cli, "export", model, "--as", form, "--dtype", dtype, "--out", out], check=True, stdout=subprocess.DEVNULL)


def compare(title, pipe, reference):
    ours, theirs = weights(pipe), weights(reference)
    same_keys = list(ours) == list(theirs)
    gap = max(float((ours[key] - theirs[key]).abs().max()) for key in theirs) if same_keys else float("nan")
    latents = float((draw(pipe) - draw(reference)).abs().max())
    good = same_keys and gap == 0 and latents == 0
    print(f"{title:34} {len(ours)} weights, keys {'the same' if same_keys else 'DIFFER'}, largest difference {gap:g}; latents {latents:g}"
          f"{'' if good else '  FAILED'}", flush=True)
    return good


def main():
    cli, out = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    good = True
    for family in ("sd1", "sd2", "sdxl"):
        folder = FAMILIES / family
        extra = {} if family == "sdxl" else {"safety_checker": None}
        reference = DiffusionPipeline.from_pretrained(folder, torch_dtype=torch.float32, **extra)
        cls = StableDiffusionXLPipeline if family == "sdxl" else StableDiffusionPipeline
        for dtype in ("fp16", "fp32"):
            copy, single = out / f"{family}-{dtype}", out / f"{family}-{dtype}.safetensors"
            export(cli, folder, "diffusers", dtype, copy)
            export(cli, folder, "single-file", dtype, single)
            good &= compare(f"{family} {dtype} folder", DiffusionPipeline.from_pretrained(copy, torch_dtype=torch.float32, **extra), reference)
            good &= compare(f"{family} {dtype} single file", cls.from_single_file(str(single), config=str(folder), torch_dtype=torch.float32,
                                                                                 local_files_only=True, **extra), reference)
    print("passed" if good else "FAILED")
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
