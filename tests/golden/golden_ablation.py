"""Golden numbers for core/erasure/trained/ablation_trainer: ten steps of Concept Ablation and f-DMU on a tiny random UNet.

usage: python golden_ablation.py    (torch, diffusers, safetensors; writes ablation.safetensors here)

Written from the papers (Kumari et al., ICCV 2023, arXiv 2303.13516; Novello et al., ICML 2026, arXiv 2509.21167) and the description of
the published loops; nothing is shared with the C++ under test. Every form starts from the same UNet, and stores ten losses and the
signs of its first gradient.
"""

import copy
import json
import pathlib

import torch
import torch.nn.functional as F
from safetensors.torch import save_file

from trained_loop import CONFIG, frozen_unet, gradient_signs, run_forms

HERE = pathlib.Path(__file__).parent
STEPS, B, RATE, SCALE, TOKENS, WIDTH = 10, 3, 5e-4, 20.0, 7, 12
# name: what is learnt, teacher, divergence, whether kept rows veto
FORMS = {
    "model": ("model", "current", "kl", False),
    "noise": ("noise", "current", "kl", False),
    "hellinger": ("model", "base", "hellinger", False),
    "chi2": ("model", "base", "chi2", False),
    "surgery": ("model", "base", "kl", True),
}


def run(base, alphas, form):
    learns, teacher, divergence, keeps = form
    student = copy.deepcopy(base)
    trained = {k: p for k, p in student.named_parameters() if k.endswith(("attn2.to_k.weight", "attn2.to_v.weight"))}
    for p in trained.values():
        p.requires_grad_(True)
    optimizer = torch.optim.AdamW(trained.values(), lr=RATE, weight_decay=1e-2)
    draw = torch.Generator().manual_seed(31)
    losses, signs = [], {}
    for step in range(STEPS):
        rows = 2 * B if keeps else B
        latents = torch.randn(rows, 4, 16, 16, generator=draw)
        noise = torch.randn(rows, 4, 16, 16, generator=draw)
        t = torch.randint(0, 1000, (rows,), generator=draw)
        target, anchor = (torch.randn(B, TOKENS, WIDTH, generator=draw) for _ in range(2))
        a = alphas[t].view(-1, 1, 1, 1)
        x = a.sqrt() * latents + (1 - a).sqrt() * noise
        with torch.no_grad():
            wanted = noise[:B] if learns == "noise" else (student if teacher == "current" else base)(x[:B], t[:B], anchor).sample
        keep = {}
        if keeps:
            prior = torch.randn(B, TOKENS, WIDTH, generator=draw)
            F.mse_loss(student(x[B:], t[B:], prior).sample, noise[B:]).backward()
            torch.nn.utils.clip_grad_norm_(trained.values(), 1.0)
            keep = {k: p.grad.clone() for k, p in trained.items()}
            optimizer.zero_grad()
        each = (student(x[:B], t[:B], target).sample - wanted).square().mean((1, 2, 3))
        if divergence == "kl":
            loss = each.mean()
        elif divergence == "hellinger":
            loss = (1 - torch.exp(-SCALE * each)).mean()
        else:
            loss = (torch.exp(SCALE * each) - 1).mean()
        loss.backward()
        if step == 0:
            signs = gradient_signs(trained)
        torch.nn.utils.clip_grad_norm_(trained.values(), 1.0)
        for k, b in keep.items():
            grad = trained[k].grad
            if (grad * b).sum() < 0:
                grad -= (grad * b).sum() / (b * b).sum() * b
        optimizer.step()
        optimizer.zero_grad()
        losses.append(loss.item())
    return losses, signs


def main():
    base = frozen_unet()
    alphas = torch.cumprod(1 - torch.linspace(0.00085**0.5, 0.012**0.5, 1000) ** 2, 0)
    out = {"unet." + k: v.clone() for k, v in base.state_dict().items()} | {"alphas_cumprod": alphas}
    out |= run_forms(FORMS, lambda form: run(base, alphas, form))
    save_file({k: v.contiguous() for k, v in out.items()}, HERE / "ablation.safetensors",
              {"config": json.dumps(CONFIG), "steps": str(STEPS), "batch": str(B), "learning_rate": str(RATE), "scale": str(SCALE)})


if __name__ == "__main__":
    main()
