"""Writes pipeline.safetensors: pictures of the miniature by diffusers, for tests/core/pipelines.

usage: golden_pipeline.py FOLDER
"""
import pathlib
import sys

import diffusers
import torch
from safetensors.torch import save_file

MINIATURE = pathlib.Path(__file__).resolve().parents[2] / "resources" / "miniature"
PROMPTS = ["a photo of a cat", "a watercolor of a fox on the beach"]
SEEDS = [41, 42]
CASES = {
    "ddim_20": (diffusers.DDIMScheduler, 20, 4.0, ""),
    "dpmsolver_10": (diffusers.DPMSolverMultistepScheduler, 10, 4.0, ""),
    "euler_ancestral_6": (diffusers.EulerAncestralDiscreteScheduler, 6, 3.0, "a neon dog"),
    "unguided_4": (diffusers.DDIMScheduler, 4, 1.0, ""),
}

if __name__ == "__main__":
    pipe = diffusers.StableDiffusionPipeline.from_pretrained(MINIATURE, dtype=torch.float32, safety_checker=None)
    pipe.set_progress_bar_config(disable=True)
    config, tensors = pipe.scheduler.config, {}
    for name, (scheduler, steps, guidance, negative) in CASES.items():
        pipe.scheduler = scheduler.from_config(config)
        generators = [torch.Generator().manual_seed(seed) for seed in SEEDS]
        latents = pipe(PROMPTS, negative_prompt=[negative] * 2, num_inference_steps=steps, guidance_scale=guidance,
                       generator=generators, output_type="latent").images
        with torch.no_grad():
            image = pipe.vae.decode(latents / pipe.vae.config.scaling_factor).sample
        tensors[f"{name}.latents"] = latents.contiguous()
        tensors[f"{name}.image"] = (image / 2 + 0.5).clamp(0, 1).contiguous()
    out = pathlib.Path(sys.argv[1]) / "pipeline.safetensors"
    save_file(tensors, out, {"made_with": f"diffusers {diffusers.__version__}, torch {torch.__version__}"})
    print(out, len(tensors), "tensors")
