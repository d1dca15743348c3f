"""Golden numbers for core/erasure: twenty steps of DoCo as its repository runs them, and UCE by NumPy in float64.

usage: python golden_doco.py    (torch, diffusers, numpy, safetensors; writes doco_repository.safetensors and uce.safetensors here)

The loop follows yongliang-wu/DoCo train.py at ebf6ff4 as described in its paper (arXiv 2405.15304) and read from its code: two
UNets, one pass over [target; prior] rows, BatchNorm, labels anchor 0 and target 1, the generator's gradient left in D's, gradients of
the retain loss clipped and used per tensor to veto. Nothing is shared with the C++ under test.
"""

import copy
import json
import pathlib

import numpy as np
import torch
import torch.nn.functional as F
from diffusers import UNet2DConditionModel
from safetensors.torch import save_file

HERE = pathlib.Path(__file__).parent
CONFIG = {
    "sample_size": 32, "in_channels": 4, "out_channels": 4, "layers_per_block": 1, "block_out_channels": [8, 16],
    "down_block_types": ["DownBlock2D", "CrossAttnDownBlock2D"], "up_block_types": ["CrossAttnUpBlock2D", "UpBlock2D"],
    "norm_num_groups": 4, "cross_attention_dim": 12, "attention_head_dim": 2,
}
B, STEPS, WARM_UP, LR, DLR = 4, 20, 5, 5e-4, 5e-4


class DetachFirstToken:
    """Custom Diffusion's processor: no gradient through key and value of token 0."""

    def __call__(self, attn, hidden_states, encoder_hidden_states=None, attention_mask=None, **kwargs):
        query = attn.to_q(hidden_states)
        source = hidden_states if encoder_hidden_states is None else encoder_hidden_states
        key, value = attn.to_k(source), attn.to_v(source)
        if encoder_hidden_states is not None:
            mask = torch.ones_like(key)
            mask[:, :1] = 0
            key = mask * key + (1 - mask) * key.detach()
            value = mask * value + (1 - mask) * value.detach()
        query, key, value = (attn.head_to_batch_dim(x) for x in (query, key, value))
        hidden = torch.bmm(attn.get_attention_scores(query, key, attention_mask), value)
        return attn.to_out[1](attn.to_out[0](attn.batch_to_head_dim(hidden)))


def discriminator(channels, layers):
    parts = [torch.nn.Conv2d(4, channels, 4, 2, 1), torch.nn.LeakyReLU(0.2)]
    for _ in range(1, layers):
        parts += [torch.nn.Conv2d(channels, 2 * channels, 4, 2, 1), torch.nn.BatchNorm2d(2 * channels), torch.nn.LeakyReLU(0.2)]
        channels *= 2
    return torch.nn.Sequential(*parts, torch.nn.Conv2d(channels, 1, 4, 1, 1))


def adjust(a, b, scale):
    a_hat, b_hat = a / (a.norm() + 1e-8), b / (b.norm() + 1e-8)
    s = (a_hat * b_hat).sum()
    return a - scale * s * b_hat if s < 0 else a


def doco():
    torch.manual_seed(0)
    unet = UNet2DConditionModel(**CONFIG).eval()
    with torch.no_grad():  # wider than the default, so that the prompts matter
        for name, p in unet.named_parameters():
            if "attn2.to_" in name:
                p.mul_(3.0)
    unet.set_attn_processor(DetachFirstToken())
    shadow = copy.deepcopy(unet).requires_grad_(False)
    d = discriminator(8, 4)
    out = {"unet." + k: v.clone() for k, v in unet.state_dict().items()}
    out |= {"d.model." + k: v.clone() for k, v in d.named_parameters()}

    trained = {k: p for k, p in unet.named_parameters() if "attn2.to_k" in k or "attn2.to_v" in k}
    for k, p in unet.named_parameters():
        p.requires_grad_(k in trained)
    opt = torch.optim.AdamW(trained.values(), lr=LR, betas=(0.9, 0.999), weight_decay=1e-2, eps=1e-8)
    opt_d = torch.optim.Adam(d.parameters(), lr=DLR, betas=(0.5, 0.999))
    alphas = torch.cumprod(1 - torch.linspace(0.00085**0.5, 0.012**0.5, 1000) ** 2, 0)
    draw = torch.Generator().manual_seed(11)
    bce = F.binary_cross_entropy_with_logits
    figures = []

    for step in range(STEPS):
        latents = torch.randn(2 * B, 4, 32, 32, generator=draw)
        noise = torch.randn(2 * B, 4, 32, 32, generator=draw)
        t = torch.randint(0, 1000, (2 * B,), generator=draw)
        target, anchor, prior = (torch.randn(B, 7, 12, generator=draw) for _ in range(3))
        a = alphas[t].view(-1, 1, 1, 1)
        x = a.sqrt() * latents + (1 - a).sqrt() * noise
        eps = unet(x, t, torch.cat([target, prior])).sample
        with torch.no_grad():
            eps_t = shadow(x[:B], t[:B], anchor).sample
        fake = (x[:B] - (1 - a[:B]).sqrt() * eps[:B]) / a[:B].sqrt()
        real = (x[:B] - (1 - a[:B]).sqrt() * eps_t) / a[:B].sqrt()
        loss_g = loss_prior = torch.tensor(0.0)
        if step > WARM_UP:
            loss_prior = F.mse_loss(eps[B:], noise[B:])
            loss_prior.backward(retain_graph=True)
            torch.nn.utils.clip_grad_norm_(trained.values(), 1.0)
            keep = {k: p.grad.clone() for k, p in trained.items()}
            opt.zero_grad()
            logits = d(fake)
            loss_g = bce(logits, torch.zeros_like(logits))
            loss_g.backward()  # also fills D's gradients, which nothing clears before D's own step
            torch.nn.utils.clip_grad_norm_(trained.values(), 1.0)
            for k, p in trained.items():
                p.grad = adjust(p.grad, keep[k], 1.0)
            opt.step()
            opt.zero_grad()
        on_real, on_fake = d(real), d(fake.detach())
        loss_d = bce(on_fake, torch.ones_like(on_fake)) + bce(on_real, torch.zeros_like(on_real))
        loss_d.backward()
        opt_d.step()
        opt_d.zero_grad()
        figures.append([loss_d.item(), loss_g.item(), loss_prior.item()])
        print(step, figures[-1])

    out["losses"] = torch.tensor(figures, dtype=torch.float64)
    out |= {"edited." + k: p.detach().clone() for k, p in trained.items()}
    out["alphas_cumprod"] = alphas
    meta = {"config": json.dumps(CONFIG), "batch": str(B), "steps": str(STEPS), "warm_up": str(WARM_UP), "learning_rate": str(LR),
            "discriminator_learning_rate": str(DLR), "seed": "11"}
    save_file({k: v.contiguous() for k, v in out.items()}, HERE / "doco_repository.safetensors", meta)


def uce():
    draw = np.random.default_rng(3)
    d, scale, keep_scale, lam = 24, 1.5, 0.7, 0.5
    target, anchor, kept = (draw.standard_normal((n, d)) for n in (5, 5, 9))
    w0 = draw.standard_normal((10, d))
    system = lam * np.eye(d) + scale * target.T @ target + keep_scale * kept.T @ kept
    wanted = lam * w0 + scale * (w0 @ anchor.T) @ target + keep_scale * (w0 @ kept.T) @ kept
    arrays = {"target": target, "anchor": anchor, "kept": kept, "w0": w0, "w": wanted @ np.linalg.inv(system),
              "condition": np.array([np.linalg.cond(system)])}
    save_file({k: torch.from_numpy(np.ascontiguousarray(v)) for k, v in arrays.items()}, HERE / "uce.safetensors")


if __name__ == "__main__":
    torch.set_num_threads(1)
    uce()
    doco()
