"""Writes inversion.safetensors: latents of the miniature led back to noise without text, for tests/core/probes/attacks/sampler.

usage: python golden_inversion.py    (torch, diffusers, transformers, safetensors)

Written from the equation alone: diffusers' UNet and text encoder, "trailing" timesteps, the last step's end taken for alpha = 1. Every
step back x = sqrt(a) x0 + sqrt(1 - a) e(x), x0 = (x' - sqrt(1 - a') e(x)) / sqrt(a'), is iterated from x'.
"""
import pathlib

import diffusers
import numpy as np
import torch
from safetensors.torch import save_file

HERE = pathlib.Path(__file__).resolve().parent
MINIATURE = HERE.parents[1] / "resources" / "miniature"
STEPS = 8


def back(unet, text, alphas, clean, iterations):
    times = [int(t) for t in np.round(np.arange(1000, 0, -1000 / STEPS)) - 1]
    x = clean
    for i in reversed(range(STEPS)):
        now = alphas[times[i]]
        after = alphas[times[i + 1]] if i + 1 < STEPS else torch.ones((), dtype=torch.float64)
        wanted = x
        for _ in range(iterations):
            e = unet(x.float(), times[i], text).sample.double()
            x = (now / after).sqrt() * (wanted - (1 - after).sqrt() * e) + (1 - now).sqrt() * e
    return x


if __name__ == "__main__":
    pipe = diffusers.StableDiffusionPipeline.from_pretrained(MINIATURE, dtype=torch.float32, safety_checker=None)
    pipe.set_progress_bar_config(disable=True)
    generators = [torch.Generator().manual_seed(seed) for seed in (41, 42)]
    with torch.no_grad():
        latents = pipe(["a photo of a cat", "an apple"], num_inference_steps=8, guidance_scale=4.0, generator=generators, output_type="latent").images
        text = pipe.encode_prompt([""] * 2, "cpu", 1, False)[0]
        tensors = {"latents": latents.contiguous()}
        for iterations in (1, 5):
            tensors[f"noise.{iterations}"] = back(pipe.unet, text, pipe.scheduler.alphas_cumprod.double(), latents.double(), iterations).float().contiguous()
    save_file(tensors, HERE / "inversion.safetensors", {"made_with": f"diffusers {diffusers.__version__}, torch {torch.__version__}"})
    print({k: (tuple(v.shape), round(v.std().item(), 4)) for k, v in tensors.items()})
