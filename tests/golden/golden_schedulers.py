"""Writes schedulers.json: samples of Diffusers' schedulers stepping a made-up model, for tests/core/schedulers.

The model needs no weights: its output is a fixed pattern of whole numbers plus a part of its input, so both sides can
make it exactly. usage: golden_schedulers.py FOLDER
"""
import json
import pathlib
import sys

import diffusers
import torch

SHAPE = (2, 4, 2, 2)
SEEDS = (41, 42)
SD = {"beta_start": 0.00085, "beta_end": 0.012, "beta_schedule": "scaled_linear"}
CLASSES = {
    "ddim": diffusers.DDIMScheduler,
    "ddpm": diffusers.DDPMScheduler,
    "pndm": diffusers.PNDMScheduler,
    "euler": diffusers.EulerDiscreteScheduler,
    "euler_ancestral": diffusers.EulerAncestralDiscreteScheduler,
    "dpmsolver++": diffusers.DPMSolverMultistepScheduler,
}
CASES = []
for name in CLASSES:
    CASES += [(name, {}, 20), (name, SD, 20)]
    for spacing in ("leading", "trailing", "linspace"):
        CASES.append((name, SD | {"timestep_spacing": spacing, "steps_offset": int(spacing == "leading"), "clip_sample": False}, 20))
        CASES.append((name, SD | {"timestep_spacing": spacing}, 7))
    CASES.append((name, SD | {"prediction_type": "v_prediction", "clip_sample": False}, 20))
    CASES.append((name, {"beta_schedule": "squaredcos_cap_v2"}, 20))
    CASES.append((name, {"num_train_timesteps": 100, "beta_schedule": "linear"}, 10))
    if name != "pndm":
        CASES.append((name, SD | {"prediction_type": "v_prediction", "rescale_betas_zero_snr": True, "timestep_spacing": "trailing", "clip_sample": False}, 20))
    if name not in ("pndm", "euler_ancestral"):
        CASES.append((name, SD | {"prediction_type": "sample"}, 20))
CASES += [
    ("ddim", SD | {"set_alpha_to_one": False, "clip_sample": False, "steps_offset": 1}, 20),
    ("ddim", SD | {"clip_sample": True, "clip_sample_range": 0.7}, 20),
    ("ddim", SD | {"trained_betas": [0.001 + 0.0001 * i for i in range(50)], "num_train_timesteps": 50}, 10),
    ("ddpm", SD | {"variance_type": "fixed_large", "clip_sample": False}, 20),
    ("ddpm", SD | {"variance_type": "fixed_small_log", "clip_sample": False}, 20),
    ("pndm", SD | {"skip_prk_steps": True, "set_alpha_to_one": False, "steps_offset": 1}, 20),
    ("pndm", SD | {"skip_prk_steps": True, "set_alpha_to_one": True}, 3),
    ("pndm", SD | {"skip_prk_steps": True}, 1),
    ("pndm", SD | {"skip_prk_steps": True, "prediction_type": "v_prediction", "timestep_spacing": "trailing"}, 20),
    ("euler", SD | {"use_karras_sigmas": True}, 20),
    ("euler", SD | {"final_sigmas_type": "sigma_min", "timestep_spacing": "leading", "steps_offset": 1}, 20),
    ("euler", SD, 1),
    ("dpmsolver++", SD | {"use_karras_sigmas": True}, 20),
    ("dpmsolver++", SD | {"solver_type": "heun"}, 20),
    ("dpmsolver++", SD | {"solver_order": 1}, 20),
    ("dpmsolver++", SD | {"final_sigmas_type": "sigma_min", "lower_order_final": False}, 20),
    ("dpmsolver++", SD | {"final_sigmas_type": "sigma_min"}, 10),
    ("dpmsolver++", SD | {"euler_at_final": True}, 20),
    ("dpmsolver++", {"beta_schedule": "squaredcos_cap_v2", "lambda_min_clipped": -5.1}, 20),
    ("dpmsolver++", SD | {"timestep_spacing": "leading", "steps_offset": 1}, 10),
    ("dpmsolver++", SD | {"timestep_spacing": "leading", "steps_offset": 1}, 1),
]


def pattern(index):
    count = torch.arange(SHAPE[0] * SHAPE[1] * SHAPE[2] * SHAPE[3], dtype=torch.int64)
    return ((((count * 7919 + index * 104729) % 1000).to(torch.float32) - 500) / 500).reshape(SHAPE)


def run(name, config, steps):
    scheduler = CLASSES[name].from_config(config)
    scheduler.set_timesteps(steps)
    generators = [torch.Generator().manual_seed(seed) for seed in SEEDS]
    sample = torch.cat([torch.randn((1, *SHAPE[1:]), generator=g) for g in generators]) * scheduler.init_noise_sigma
    samples = []
    for index, t in enumerate(scheduler.timesteps):
        output = 0.5 * pattern(index) + 0.25 * scheduler.scale_model_input(sample, t)
        extra = {} if name in ("pndm",) else {"generator": generators}
        sample = scheduler.step(output, t, sample, **extra).prev_sample
        if index in (0, 1, 5) or index + 1 == len(scheduler.timesteps):
            samples.append({"index": index, "values": [float(f"{v:.9g}") for v in sample.flatten().tolist()]})
    return {"name": name, "config": config, "steps": steps, "init_noise_sigma": float(scheduler.init_noise_sigma),
            "timesteps": [float(t) for t in scheduler.timesteps], "samples": samples}


if __name__ == "__main__":
    cases = [run(*case) for case in CASES]
    out = pathlib.Path(sys.argv[1]) / "schedulers.json"
    text = json.dumps({"made_with": f"diffusers {diffusers.__version__}, torch {torch.__version__}", "cases": cases},
                      separators=(",", ":"), allow_nan=False)
    out.write_text(text.replace('{"name"', '\n{"name"') + "\n")
    print(out, len(cases), "cases")
