"""Golden numbers for core/erasure/trained/esd: ten steps of each form of Erased Stable Diffusion on a tiny random UNet.

usage: python golden_esd.py    (torch, diffusers, safetensors; writes esd.safetensors here)

Written from the paper (Gandikota et al., ICCV 2023, arXiv 2303.07345, eq. 7) and the description of its two codes; nothing is shared
with the C++ under test. Every form starts from the same UNet and stores ten losses and the signs of its first gradient.
"""

import copy
import json
import pathlib

import torch
import torch.nn.functional as F
from diffusers import DDIMScheduler
from safetensors.torch import save_file

from trained_loop import CONFIG, frozen_unet, gradient_signs, run_forms

HERE = pathlib.Path(__file__).parent
SCHEDULER = {
    "num_train_timesteps": 1000, "beta_start": 0.00085, "beta_end": 0.012, "beta_schedule": "scaled_linear", "clip_sample": False,
    "set_alpha_to_one": False, "steps_offset": 1, "timestep_spacing": "leading", "prediction_type": "epsilon",
}
STEPS, SENTENCES, SAMPLING, GUIDANCE, TOKENS, WIDTH = 10, 3, 10, 3.0, 7, 12
# name: trained group, baseline, eta, who draws x_t, timestep in its bucket, learning rate, batch
FORMS = {
    "x": ("x", "concept", 2.0, "base", False, 5e-4, 1),
    "strict": ("strict", "empty", 1.0, "student", True, 5e-4, 2),
    "u": ("u", "anchor", 1.5, "base", False, 1e-4, 2),
}


def trained_by(unet, group):
    """Parameters of the group: Linear (and convolution) layers by where they stand."""
    chosen = {}
    for path, module in unet.named_modules():
        inside = "attn2" in path
        if group == "u":
            wanted = not inside and isinstance(module, (torch.nn.Linear, torch.nn.Conv2d))
        else:
            wanted = inside and isinstance(module, torch.nn.Linear)
            if group == "strict":
                wanted = wanted and path.endswith(("to_k", "to_v"))
        if wanted:
            chosen |= {f"{path}.{name}": p for name, p in module.named_parameters()}
    return chosen


@torch.no_grad()
def half_finished(model, scheduler, noise, asked, empty, count):
    """x_t after `count` DDIM steps with guidance."""
    x, text = noise, torch.cat([empty.expand_as(asked), asked])
    for t in scheduler.timesteps[:count]:
        without, with_text = model(torch.cat([x, x]), t, text).sample.chunk(2)
        x = scheduler.step(without + GUIDANCE * (with_text - without), t, x).prev_sample
    return x


def run(base, states, form):
    group, baseline, eta, drawer, bucket, rate, batch = form
    student = copy.deepcopy(base)
    student.requires_grad_(False)
    trained = trained_by(student, group)
    for p in trained.values():
        p.requires_grad_(True)
    optimizer = torch.optim.Adam(trained.values(), lr=rate)
    scheduler = DDIMScheduler(**SCHEDULER)
    scheduler.set_timesteps(SAMPLING)
    draw = torch.Generator().manual_seed(21)
    losses, signs = [], {}
    for step in range(STEPS):
        rows = torch.randint(0, SENTENCES, (batch,), generator=draw)
        index = torch.randint(0, SAMPLING, (1,), generator=draw).item()
        noise = torch.randn(batch, 4, 16, 16, generator=draw)
        t = scheduler.timesteps[index]
        if bucket:
            level = SAMPLING - 1 - index
            t = torch.randint(level * 1000 // SAMPLING, (level + 1) * 1000 // SAMPLING, (1,), generator=draw)[0]
        erased, empty = states["erased"][rows], states["empty"]
        asked = states["asked"][rows] if baseline == "anchor" else erased
        x = half_finished(student if drawer == "student" else base, scheduler, noise, asked, empty, index)
        with torch.no_grad():
            nothing, concept = base(x, t, empty.expand_as(erased)).sample, base(x, t, erased).sample
            start = {"empty": lambda: nothing, "concept": lambda: concept, "anchor": lambda: base(x, t, asked).sample}[baseline]()
            wanted = start - eta * (concept - nothing)
        loss = F.mse_loss(student(x, t, asked).sample, wanted)
        optimizer.zero_grad()
        loss.backward()
        if step == 0:
            signs = gradient_signs(trained)
        optimizer.step()
        losses.append(loss.item())
    return losses, signs


def main():
    base = frozen_unet()
    states = {"erased": torch.randn(SENTENCES, TOKENS, WIDTH), "asked": torch.randn(SENTENCES, TOKENS, WIDTH),
              "empty": torch.randn(1, TOKENS, WIDTH)}
    out = {"unet." + k: v.clone() for k, v in base.state_dict().items()} | {"states." + k: v for k, v in states.items()}
    out |= run_forms(FORMS, lambda form: run(base, states, form))
    save_file({k: v.contiguous() for k, v in out.items()}, HERE / "esd.safetensors",
              {"config": json.dumps(CONFIG), "scheduler": json.dumps(SCHEDULER), "steps": str(STEPS), "sampling": str(SAMPLING)})


if __name__ == "__main__":
    main()
