"""Writes recall.safetensors: Recall's adversarial latents of the miniature, for tests/core/probes/attacks/sampler.

usage: python golden_recall.py    (torch, diffusers, transformers, safetensors)

Written from the description alone: diffusers' UNet, text encoder and alphas; z = .25 reference + .75 noise; at each of six timesteps four
steps against sign(m), m = .9 m + g / |g|_1, g of the mean squared difference of predictions; .05 reference added after the fifth.
"""
import pathlib

import diffusers
import torch
from safetensors.torch import save_file

HERE = pathlib.Path(__file__).resolve().parent
MINIATURE = HERE.parents[1] / "resources" / "miniature"
TIMES, ITERATIONS, STEP = [999, 799, 599, 399, 199, 99], 4, 0.01


def noisy(clean, noise, alpha):
    return alpha.sqrt() * clean + (1 - alpha).sqrt() * noise


if __name__ == "__main__":
    pipe = diffusers.StableDiffusionPipeline.from_pretrained(MINIATURE, dtype=torch.float32, safety_checker=None)
    pipe.set_progress_bar_config(disable=True)
    pipe.unet.requires_grad_(False)
    prompts = ["a photo of a cat", "an apple"]
    generators = [torch.Generator().manual_seed(seed) for seed in (41, 42)]
    with torch.no_grad():
        reference = pipe(prompts, num_inference_steps=8, guidance_scale=4.0, generator=generators, output_type="latent").images
        text = pipe.encode_prompt(prompts, "cpu", 1, False)[0]
    noise = torch.randn(reference.shape, generator=torch.Generator().manual_seed(7))
    z, m, losses = 0.25 * reference + 0.75 * noise, torch.zeros_like(reference), []
    for index, t in enumerate(TIMES):
        alpha = pipe.scheduler.alphas_cumprod[t]
        with torch.no_grad():
            wanted = pipe.unet(noisy(reference, noise, alpha), t, text).sample
        for _ in range(ITERATIONS):
            tried = z.clone().requires_grad_(True)
            distance = (pipe.unet(noisy(tried, noise, alpha), t, text).sample - wanted) ** 2
            losses.append(distance.mean().item())
            (gradient,) = torch.autograd.grad(distance.mean((1, 2, 3)).sum(), tried)
            m = 0.9 * m + gradient / gradient.abs().sum((1, 2, 3), keepdim=True)
            z = z - STEP * m.sign()
        if (index + 1) % 5 == 0:
            z = z + 0.05 * reference
    tensors = {"reference": reference, "noise": noise, "latents": z, "losses": torch.tensor(losses)}
    save_file({k: v.contiguous() for k, v in tensors.items()}, HERE / "recall.safetensors", {"made_with": f"diffusers {diffusers.__version__}, torch {torch.__version__}"})
    print(losses)
