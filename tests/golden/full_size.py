#!/usr/bin/env python3
"""Compares every component with diffusers at the size of Stable Diffusion 1.5, 2.1 or XL.

usage: full_size.py CLI FOLDER [--family sd15|sd21|sdxl] [--keep] [--size 512] [--steps 3]

Writes a Diffusers folder with random float16 weights (2 to 7 GB, the classes and configs of the family; the tokenizer is the
miniature's, since any vocabulary within 49,408 entries will do) into FOLDER, runs `CLI forward` in fp32 for each component and
`CLI generate` for a picture from given latents, and does the same in diffusers from the same files; computes each component again
from a single file that `CLI export` writes; and says how long opening the whole model in fp32 takes on a warm cache and what it
needs at most, in both. Exits with 1 where max |a-b| / max |b| of a component is above 1e-4, the single file differs at all, or a
pixel of the picture is off by more than one of 255 levels. Never holds both programs' weights at once.
"""
import argparse
import gc
import json
import os
import pathlib
import subprocess
import sys
import time

os.environ["HF_HUB_OFFLINE"] = "1"
import numpy
import torch
from diffusers import (AutoencoderKL, DDIMScheduler, DiffusionPipeline, EulerDiscreteScheduler, PNDMScheduler, StableDiffusionPipeline,
                       StableDiffusionXLPipeline, UNet2DConditionModel)
from PIL import Image
from safetensors.torch import load_file, save_file
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection, CLIPTokenizer

TREE = pathlib.Path(__file__).resolve().parents[2]
TOLERANCE = 1e-4  # the two sum in other orders; float32 has 1e-7, and a UNet is some hundred layers deep
PROMPT = "a watercolor of a cat in the snow"
NOISE = dict(beta_start=0.00085, beta_end=0.012, beta_schedule="scaled_linear", steps_offset=1)
LOAD = """
import resource, sys, time, torch
from diffusers import DiffusionPipeline
start = time.time()
pipeline = DiffusionPipeline.from_pretrained(sys.argv[1], torch_dtype=torch.float32)
print(time.time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6)
"""


def tokenizer():
    return CLIPTokenizer.from_pretrained(TREE / "resources/miniature/tokenizer")


def text_config(hidden, layers, heads, act, projection):
    ids = tokenizer()
    return CLIPTextConfig(hidden_size=hidden, intermediate_size=4 * hidden, num_hidden_layers=layers, num_attention_heads=heads,
                          projection_dim=projection, vocab_size=49408, hidden_act=act, bos_token_id=ids.bos_token_id,
                          eos_token_id=ids.eos_token_id, pad_token_id=ids.pad_token_id)


def vae(size, **options):
    return AutoencoderKL(
        down_block_types=("DownEncoderBlock2D",) * 4, up_block_types=("UpDecoderBlock2D",) * 4,
        block_out_channels=(128, 256, 512, 512), layers_per_block=2, latent_channels=4, sample_size=size, **options)


def sd15():
    text = CLIPTextModel(text_config(768, 12, 12, "quick_gelu", 768))
    unet = UNet2DConditionModel(sample_size=64, cross_attention_dim=768, attention_head_dim=8)
    scheduler = PNDMScheduler(**NOISE, skip_prk_steps=True, set_alpha_to_one=False)
    return StableDiffusionPipeline(vae=vae(512), text_encoder=text, tokenizer=tokenizer(), unet=unet, scheduler=scheduler,
                                   safety_checker=None, feature_extractor=None, requires_safety_checker=False)


def sd21():
    text = CLIPTextModel(text_config(1024, 23, 16, "gelu", 512))
    unet = UNet2DConditionModel(sample_size=96, cross_attention_dim=1024, attention_head_dim=[5, 10, 20, 20],
                                use_linear_projection=True, upcast_attention=True)
    scheduler = DDIMScheduler(**NOISE, prediction_type="v_prediction", clip_sample=False, set_alpha_to_one=False)
    return StableDiffusionPipeline(vae=vae(768), text_encoder=text, tokenizer=tokenizer(), unet=unet, scheduler=scheduler,
                                   safety_checker=None, feature_extractor=None, requires_safety_checker=False)


def sdxl():
    first = CLIPTextModel(text_config(768, 12, 12, "quick_gelu", 768))
    second = CLIPTextModelWithProjection(text_config(1280, 32, 20, "gelu", 1280))
    unet = UNet2DConditionModel(
        sample_size=128, cross_attention_dim=2048, attention_head_dim=[5, 10, 20], use_linear_projection=True,
        block_out_channels=(320, 640, 1280), transformer_layers_per_block=[1, 2, 10],
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"), addition_embed_type="text_time",
        addition_time_embed_dim=256, projection_class_embeddings_input_dim=2816)
    scheduler = EulerDiscreteScheduler(**NOISE, timestep_spacing="leading")
    return StableDiffusionXLPipeline(vae=vae(1024, scaling_factor=0.13025), text_encoder=first, text_encoder_2=second,
                                     tokenizer=tokenizer(), tokenizer_2=tokenizer(), unet=unet, scheduler=scheduler, add_watermarker=False)


def write_folder(folder, family):
    """A pipeline as its family is configured, every weight drawn from one seed, in half precision from the start."""
    torch.manual_seed(0)
    torch.set_default_dtype(torch.float16)
    pipeline = {"sd15": sd15, "sd21": sd21, "sdxl": sdxl}[family]()
    torch.set_default_dtype(torch.float32)
    pipeline.to(torch.float16).save_pretrained(folder)


def forward(cli, folder, component, inputs):
    """What our program computes for one component."""
    given, made = folder / f"{component}_in.safetensors", folder / f"{component}_out.safetensors"
    save_file({name: tensor.contiguous() for name, tensor in inputs.items()}, given)
    subprocess.run([cli, "forward", folder, component, "--in", given, "--out", made, "--precision", "fp32"], check=True,
                   stdout=subprocess.DEVNULL)
    return load_file(made)


def difference(ours, theirs):
    ours, theirs = ours.double(), theirs.double()
    return float((ours - theirs).abs().max() / theirs.abs().max())


@torch.no_grad()
def theirs_of(folder, cls, component, compute):
    """`compute` on one component of diffusers, which is let go before ours is run."""
    module = cls.from_pretrained(folder / component, torch_dtype=torch.float32).eval()
    result = compute(module)
    del module
    gc.collect()
    return result


def compare_texts(cli, folder, ids):
    """Yields (name, difference, states, embeds) of each text encoder; the states as the family's UNet reads them."""
    xl = (folder / "text_encoder_2").exists()
    for component in ("text_encoder", "text_encoder_2") if xl else ("text_encoder",):
        cls = CLIPTextModelWithProjection if component.endswith("2") else CLIPTextModel
        theirs = theirs_of(folder, cls, component, lambda module: module(ids, output_hidden_states=True))
        ours = forward(cli, folder, component, {"input_ids": ids})
        pooled = "text_embeds" if component.endswith("2") else "pooler_output"
        yield f"{component} last_hidden_state", difference(ours["last_hidden_state"], theirs.last_hidden_state), None, None
        yield f"{component} {pooled}", difference(ours[pooled], theirs[pooled]), None, None
        states = theirs.hidden_states[-2] if xl else theirs.last_hidden_state
        yield (f"{component} penultimate", difference(ours["penultimate_hidden_state"], theirs.hidden_states[-2]), states,
               theirs[pooled])


def compare_components(cli, folder, size):
    """Yields (name, difference) for every output of every component."""
    torch.manual_seed(1)
    ids = torch.tensor(tokenizer()([PROMPT, ""], padding="max_length", max_length=77, truncation=True).input_ids)
    states, embeds = [], None
    for name, gap, state, embed in compare_texts(cli, folder, ids):
        yield name, gap
        states, embeds = states + ([state] if state is not None else []), embed
    side = size // 8
    inputs = {"sample": torch.randn(2, 4, side, side), "timestep": torch.tensor([981, 41]), "encoder_hidden_states": torch.cat(states, 2)}
    added = {}
    if len(states) == 2:
        added = {"text_embeds": embeds, "time_ids": torch.tensor([[float(size), size, 0, 0, size, size]] * 2)}
    theirs = theirs_of(folder, UNet2DConditionModel, "unet", lambda unet: unet(*inputs.values(), added_cond_kwargs=added or None).sample)
    yield "unet sample", difference(forward(cli, folder, "unet", inputs | added)["sample"], theirs)

    image, latents = torch.rand(1, 3, size, size) * 2 - 1, torch.randn(1, 4, side, side)
    moments = theirs_of(folder, AutoencoderKL, "vae", lambda vae: vae.encode(image).latent_dist)
    ours = forward(cli, folder, "vae_encoder", {"image": image})
    yield "vae_encoder mean", difference(ours["mean"], moments.mean)
    yield "vae_encoder logvar", difference(ours["logvar"], moments.logvar)
    theirs = theirs_of(folder, AutoencoderKL, "vae", lambda vae: vae.decode(latents).sample)
    yield "vae_decoder image", difference(forward(cli, folder, "vae_decoder", {"latents": latents})["image"], theirs)


def compare_single(cli, folder):
    """Yields (name, difference) of each component computed from a single LDM/SGM file that our own export wrote; no tolerance at all."""
    single = folder / "single.safetensors"
    if not single.exists():
        subprocess.run([cli, "export", folder, "--as", "single-file", "--dtype", "fp16", "--out", single], check=True, stdout=subprocess.DEVNULL)
    for component in ("text_encoder", "text_encoder_2", "unet", "vae_encoder", "vae_decoder"):
        given = folder / f"{component}_in.safetensors"
        if not given.exists():
            continue
        of_folder, made = load_file(folder / f"{component}_out.safetensors"), folder / "single_out.safetensors"
        subprocess.run([cli, "forward", single, component, "--in", given, "--out", made, "--precision", "fp32"], check=True,
                       stdout=subprocess.DEVNULL)
        of_single = load_file(made)
        yield f"single file, {component}", max(difference(of_single[name], of_folder[name]) for name in of_folder)


@torch.no_grad()
def compare_pictures(cli, folder, size, steps):
    """The largest difference of a pixel, of 255 levels, the share of pixels that differ at all, and the latents' difference."""
    out, start, kept = folder / "pictures", folder / "start.safetensors", folder / "kept.safetensors"
    noise = torch.randn(1, 4, size // 8, size // 8, generator=torch.Generator().manual_seed(7))
    save_file({"latents": noise}, start)
    run = subprocess.run([cli, "generate", folder, "--prompt", PROMPT, "--steps", str(steps), "--guidance", "7.5", "--latents", start,
                          "--save-latents", kept, "--size", f"{size}x{size}", "--precision", "fp32", "--out", out, "--json"],
                         check=True, capture_output=True, text=True)
    ours = numpy.asarray(Image.open(out / json.loads(run.stdout)["images"][0]["file"]), dtype=int)
    pipeline = DiffusionPipeline.from_pretrained(folder, torch_dtype=torch.float32, safety_checker=None)
    pipeline.set_progress_bar_config(disable=True)
    latents = pipeline(PROMPT, num_inference_steps=steps, guidance_scale=7.5, height=size, width=size, latents=noise.clone(),
                       output_type="latent").images
    picture = pipeline.vae.decode(latents / pipeline.vae.config.scaling_factor).sample
    theirs = pipeline.image_processor.postprocess(picture.detach(), output_type="pil")[0]
    gap = numpy.abs(ours - numpy.asarray(theirs, dtype=int))
    return int(gap.max()), float((gap > 0).mean()), difference(load_file(kept)["latents"], latents)


def opening(cli, folder):
    """Prints (seconds, peak GB) for opening the whole model in fp32, the files in the cache: ours, then diffusers'."""
    weights = [load for load in folder.glob("*/*.safetensors")]
    for file in weights:
        with open(file, "rb") as data:
            while data.read(1 << 26):
                pass
    in_memory = 2 * sum(file.stat().st_size for file in weights) / 1e9  # float16 files, float32 in memory
    start = time.time()
    child = subprocess.Popen([cli, "info", folder, "--precision", "fp32"], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    assert status == 0
    ours = time.time() - start, usage.ru_maxrss / 1e6
    theirs = [float(x) for x in subprocess.run([sys.executable, "-c", LOAD, folder], check=True, capture_output=True,
                                               text=True).stdout.split()[-2:]]
    print(f"weights in memory {in_memory:.2f} GB")
    print(f"opening, ours (process, with SHA-256 of all weights)  {ours[0]:6.1f} s, at most {ours[1]:.2f} GB = "
          f"{ours[1] / in_memory:.0%} of the weights")
    print(f"opening, diffusers (without its imports)              {theirs[0]:6.1f} s, at most {theirs[1]:.2f} GB; "
          f"ours takes {ours[0] / theirs[0]:.2f} of the time")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cli", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--family", choices=("sd15", "sd21", "sdxl"), default="sd15")
    parser.add_argument("--keep", action="store_true", help="use the folder that an earlier run wrote")
    parser.add_argument("--size", type=int, default=512)
    parser.add_argument("--steps", type=int, default=3)
    given = parser.parse_args()
    cli = given.cli.resolve()
    if not (given.keep and (given.folder / "model_index.json").exists()):
        write_folder(given.folder, given.family)
    gc.collect()
    opening(cli, given.folder)
    worst = 0.0
    for name, gap in compare_components(cli, given.folder, given.size):
        print(f"{name:36} {gap:.2e}", flush=True)
        worst = max(worst, gap)
    for name, gap in compare_single(cli, given.folder):
        print(f"{name:36} {gap:.2e}", flush=True)
        worst = worst if gap == 0 else 1.0
    level, share, latents = compare_pictures(cli, given.folder, given.size, given.steps)
    print(f"{'latents of the picture':36} {latents:.2e}")
    print(f"{'picture: largest pixel difference':36} {level} of 255; {share:.2%} of the values differ")
    failed = not worst <= TOLERANCE or level > 1
    print("FAILED" if failed else "passed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
