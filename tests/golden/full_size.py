#!/usr/bin/env python3
"""Compares every component with diffusers at the size of Stable Diffusion 1.5.

usage: full_size.py CLI FOLDER [--keep] [--size 512] [--steps 3]

Writes a Diffusers folder with random float16 weights (2 GB, the classes and configs of SD 1.5; the tokenizer is the
miniature's, since any vocabulary within 49,408 entries will do) into FOLDER, runs `CLI forward` in fp32 for each component and
`CLI generate` for a picture, and does the same in diffusers from the same files. Exits with 1 where
max |a-b| / max |b| of a component is above 1e-4, or a pixel of the picture is off by more than one of 255 levels.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys

os.environ["HF_HUB_OFFLINE"] = "1"
import numpy
import torch
from diffusers import AutoencoderKL, PNDMScheduler, StableDiffusionPipeline, UNet2DConditionModel
from PIL import Image
from safetensors.torch import load_file, save_file
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

TREE = pathlib.Path(__file__).resolve().parents[2]
TOLERANCE = 1e-4  # the two sum in other orders; float32 has 1e-7, and a UNet is some hundred layers deep
PROMPT = "a watercolor of a cat in the snow"


def write_folder(folder):
    """A pipeline as SD 1.5 is configured, every weight drawn from one seed."""
    torch.manual_seed(0)
    tokenizer = CLIPTokenizer.from_pretrained(TREE / "resources/miniature/tokenizer")
    text = CLIPTextModel(CLIPTextConfig(
        hidden_size=768, intermediate_size=3072, num_hidden_layers=12, num_attention_heads=12, projection_dim=768,
        vocab_size=49408, hidden_act="quick_gelu", bos_token_id=tokenizer.bos_token_id, eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id))
    unet = UNet2DConditionModel(sample_size=64, cross_attention_dim=768, attention_head_dim=8)
    vae = AutoencoderKL(
        down_block_types=("DownEncoderBlock2D",) * 4, up_block_types=("UpDecoderBlock2D",) * 4,
        block_out_channels=(128, 256, 512, 512), layers_per_block=2, latent_channels=4, sample_size=512)
    scheduler = PNDMScheduler(beta_start=0.00085, beta_end=0.012, beta_schedule="scaled_linear", skip_prk_steps=True,
                              set_alpha_to_one=False, steps_offset=1)
    pipeline = StableDiffusionPipeline(vae=vae, text_encoder=text, tokenizer=tokenizer, unet=unet, scheduler=scheduler,
                                       safety_checker=None, feature_extractor=None, requires_safety_checker=False)
    pipeline.to(torch.float16).save_pretrained(folder)


def forward(cli, folder, component, inputs):
    """What our program computes for one component."""
    given, made = folder / f"{component}_in.safetensors", folder / f"{component}_out.safetensors"
    save_file({name: tensor.contiguous() for name, tensor in inputs.items()}, given)
    subprocess.run([cli, "forward", folder, component, "--in", given, "--out", made, "--precision", "fp32"], check=True)
    return load_file(made)


def difference(ours, theirs):
    ours, theirs = ours.double(), theirs.double()
    return float((ours - theirs).abs().max() / theirs.abs().max())


@torch.no_grad()
def compare_components(cli, folder, pipeline, size):
    """Yields (name, difference) for every output of every component."""
    torch.manual_seed(1)
    ids = torch.tensor(pipeline.tokenizer([PROMPT, ""], padding="max_length", max_length=77, truncation=True).input_ids)
    ours = forward(cli, folder, "text_encoder", {"input_ids": ids})
    theirs = pipeline.text_encoder(ids, output_hidden_states=True)
    yield "text_encoder last_hidden_state", difference(ours["last_hidden_state"], theirs.last_hidden_state)
    yield "text_encoder pooler_output", difference(ours["pooler_output"], theirs.pooler_output)

    side = size // 8
    sample = torch.randn(2, 4, side, side)
    timestep = torch.tensor([981, 41])
    states = theirs.last_hidden_state
    ours = forward(cli, folder, "unet", {"sample": sample, "timestep": timestep, "encoder_hidden_states": states})
    yield "unet sample", difference(ours["sample"], pipeline.unet(sample, timestep, states).sample)

    image = torch.rand(1, 3, size, size) * 2 - 1
    ours = forward(cli, folder, "vae_encoder", {"image": image})
    moments = pipeline.vae.encode(image).latent_dist
    yield "vae_encoder mean", difference(ours["mean"], moments.mean)
    yield "vae_encoder logvar", difference(ours["logvar"], moments.logvar)
    latents = torch.randn(1, 4, side, side)
    ours = forward(cli, folder, "vae_decoder", {"latents": latents})
    yield "vae_decoder image", difference(ours["image"], pipeline.vae.decode(latents).sample)


def compare_pictures(cli, folder, pipeline, size, steps):
    """The largest difference of a pixel, of 255 levels, and the share of pixels that differ at all."""
    out = folder / "pictures"
    run = subprocess.run([cli, "generate", folder, "--prompt", PROMPT, "--seed", "7", "--steps", str(steps), "--guidance", "7.5",
                          "--size", f"{size}x{size}", "--precision", "fp32", "--out", out, "--json"],
                         check=True, capture_output=True, text=True)
    ours = numpy.asarray(Image.open(out / json.loads(run.stdout)["images"][0]["file"]), dtype=int)
    theirs = pipeline(PROMPT, num_inference_steps=steps, guidance_scale=7.5, height=size, width=size,
                      generator=torch.Generator("cpu").manual_seed(7)).images[0]
    gap = numpy.abs(ours - numpy.asarray(theirs, dtype=int))
    return int(gap.max()), float((gap > 0).mean())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cli", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--keep", action="store_true", help="use the folder that an earlier run wrote")
    parser.add_argument("--size", type=int, default=512)
    parser.add_argument("--steps", type=int, default=3)
    given = parser.parse_args()
    cli = given.cli.resolve()
    if not (given.keep and (given.folder / "model_index.json").exists()):
        write_folder(given.folder)
    pipeline = StableDiffusionPipeline.from_pretrained(given.folder, torch_dtype=torch.float32, safety_checker=None)
    pipeline.set_progress_bar_config(disable=True)
    worst = 0.0
    for name, gap in compare_components(cli, given.folder, pipeline, given.size):
        print(f"{name:36} {gap:.2e}", flush=True)
        worst = max(worst, gap)
    level, share = compare_pictures(cli, given.folder, pipeline, given.size, given.steps)
    print(f"{'picture: largest pixel difference':36} {level} of 255; {share:.2%} of the values differ")
    failed = not worst <= TOLERANCE or level > 1
    print("FAILED" if failed else "passed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
