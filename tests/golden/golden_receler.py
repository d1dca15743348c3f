"""Golden numbers for core/erasure/receler: ten steps of two forms of Receler on a tiny random UNet.

usage: python golden_receler.py    (torch, diffusers, safetensors; writes receler.safetensors here)

Written from the paper (Huang et al., ECCV 2024, arXiv 2311.17717, algorithm 1) and the description of its code; nothing is shared
with the C++ under test. Both forms start from the same UNet, erasers and adversarial tokens, and store ten losses and the signs of
the first gradient.
"""

import copy
import json
import math
import pathlib

import torch
import torch.nn.functional as F
from diffusers import DDIMScheduler
from safetensors.torch import save_file

from golden_esd import SCHEDULER, half_finished
from trained_loop import CONFIG, frozen_unet, gradient_signs, run_forms

HERE = pathlib.Path(__file__).parent
TINY = CONFIG | {  # cross-attention at two sizes, 16 and 8
    "down_block_types": ["CrossAttnDownBlock2D", "CrossAttnDownBlock2D"],
    "up_block_types": ["CrossAttnUpBlock2D", "CrossAttnUpBlock2D"],
}
STEPS, SAMPLING, TOKENS, WIDTH, RANK, ADVERSARIAL, SIDE, ETA = 10, 10, 11, 12, 4, 3, 8, 1.0
SENTENCES = [(0, 1, 2, 4), (1, 2, 1, 5), (0, 3, 2, 9)]  # concept, its first token, its tokens, end (the last one does not fit behind)
# name: who draws x_t, timestep in its bucket, attack anew, attack steps, threshold, weight of the regulariser, learning rate, batch
FORMS = {
    "code": ("student", True, False, 5, 0.1, 0.1, 1e-3, 1),
    "anew": ("base", False, True, 3, 0.5, 2.0, 1e-3, 2),
}


class Attention:
    """Cross-attention in plain words, with an eraser behind it; remembers its probabilities and what the eraser added."""

    def __init__(self, eraser):
        self.eraser, self.on = eraser, False

    def __call__(self, attn, hidden_states, encoder_hidden_states=None, **_):
        def heads(x):
            return x.unflatten(2, (attn.heads, -1)).transpose(1, 2)
        q, k, v = heads(attn.to_q(hidden_states)), heads(attn.to_k(encoder_hidden_states)), heads(attn.to_v(encoder_hidden_states))
        self.probabilities = torch.softmax(q @ k.transpose(2, 3) / math.sqrt(q.shape[3]), -1)
        out = attn.to_out[0]((self.probabilities @ v).transpose(1, 2).flatten(2))
        if not self.on:
            return out
        w = self.eraser
        self.added = F.linear(F.gelu(F.linear(out, w["down.weight"], w["down.bias"])), w["up.weight"], w["up.bias"])
        return out + self.added


def with_erasers(unet, erasers):
    """Puts an Attention behind every attn2. @return them."""
    found = []
    for path, module in unet.named_modules():
        if path.endswith("attn2"):
            module.set_processor(Attention({k.removeprefix(f"{path}.eraser."): v for k, v in erasers.items() if k.startswith(path)}))
            found.append(module.processor)
    return found


def where(layers, words, threshold):
    """The mask [B, SIDE, SIDE] of the last pass."""
    maps = [a.probabilities[..., words].mean(-1).mean(1) for a in layers]
    mean = torch.stack([m.unflatten(1, (SIDE, SIDE)) for m in maps if m.shape[1] == SIDE * SIDE], 1).mean(1)
    low, high = mean.amin((1, 2), keepdim=True), mean.amax((1, 2), keepdim=True)
    return ((mean - low) / (high - low) >= threshold).float()


def outside(layers, mask):
    """What the erasers add outside of the mask."""
    total = 0.0
    for layer in layers:
        side = math.isqrt(layer.added.shape[1])
        flip = 1 - F.interpolate(mask[:, None], (side, side))
        added = layer.added.transpose(1, 2).unflatten(2, (side, side))
        total = total + (((added * flip) ** 2).mean(1).sum((1, 2)) / (flip.sum((1, 2, 3)) + 1e-9)).mean()
    return total / len(layers)


def run(base, erasers, attack, states, form):
    drawer, bucket, anew, attack_steps, threshold, weight, rate, batch = form
    unet = copy.deepcopy(base)
    trained = {k: v.clone().requires_grad_(True) for k, v in erasers.items()}
    layers = with_erasers(unet, trained)
    optimizer = torch.optim.Adam(trained.values(), lr=rate)
    prompts = [p.clone() for p in attack]
    attackers = [torch.optim.Adam([p], lr=0.1, weight_decay=0.1) for p in prompts]
    scheduler = DDIMScheduler(**SCHEDULER)
    scheduler.set_timesteps(SAMPLING)
    draw = torch.Generator().manual_seed(21)

    def erased(on):
        for layer in layers:
            layer.on = on

    losses, signs = [], {}
    for step in range(STEPS):
        row = torch.randint(0, len(SENTENCES), (1,), generator=draw).item()
        index = torch.randint(0, SAMPLING, (1,), generator=draw).item()
        noise = torch.randn(batch, 4, 16, 16, generator=draw)
        t = scheduler.timesteps[index]
        if bucket:
            level = SAMPLING - 1 - index
            t = torch.randint(level * 1000 // SAMPLING, (level + 1) * 1000 // SAMPLING, (1,), generator=draw)[0]
        which, first, words, end = SENTENCES[row]
        if anew:
            prompts[which] = torch.rand(ADVERSARIAL, WIDTH, generator=draw)
            attackers[which] = torch.optim.Adam([prompts[which]], lr=0.1, weight_decay=0.1)
        prompt, place = prompts[which], min(end, TOKENS - ADVERSARIAL)
        asked, empty = states["concept"][row].expand(batch, -1, -1), states["empty"].expand(batch, -1, -1)
        erased(drawer == "student")
        x = half_finished(unet, scheduler, noise, asked, empty, index)
        with torch.no_grad():
            erased(False)
            nothing, concept = unet(x, t, empty).sample, unet(x, t, asked).sample
        mask = where(layers, list(range(first, first + words)), threshold)
        erased(True)
        for i in range(attack_steps):
            text = asked.clone()
            text[:, place:place + ADVERSARIAL] = prompt
            text.requires_grad_(True)
            predicted = unet(x, t, text).sample
            adversary, = torch.autograd.grad(F.mse_loss(predicted, concept), [text], retain_graph=True)
            prompt.grad = adversary[:, place:place + ADVERSARIAL].sum(0)
            attackers[which].step()
        loss = F.mse_loss(predicted, nothing - ETA * (concept - nothing)) + weight * outside(layers, mask)
        optimizer.zero_grad()
        loss.backward()
        if step == 0:
            signs = gradient_signs(trained)
        optimizer.step()
        losses.append(loss.item())
    return losses, signs


def main():
    base = frozen_unet(TINY)
    states = {"concept": torch.randn(len(SENTENCES), TOKENS, WIDTH), "empty": torch.randn(1, TOKENS, WIDTH)}
    attack = torch.rand(2, ADVERSARIAL, WIDTH)
    erasers = {}
    for path, module in base.named_modules():
        if path.endswith("attn2"):
            width = module.to_out[0].weight.shape[0]
            for part, shape in {"down.weight": (RANK, width), "down.bias": (RANK,), "up.weight": (width, RANK), "up.bias": (width,)}.items():
                erasers[f"{path}.eraser.{part}"] = 0.3 * torch.randn(shape)
    out = {"unet." + k: v.clone() for k, v in base.state_dict().items()} | {"states." + k: v for k, v in states.items()}
    out |= {"first." + k: v for k, v in erasers.items()}
    out |= {"attack": attack, "places": torch.tensor(SENTENCES)}
    out |= run_forms(FORMS, lambda form: run(base, erasers, attack, states, form))
    save_file({k: v.contiguous() for k, v in out.items()}, HERE / "receler.safetensors",
              {"config": json.dumps(TINY), "scheduler": json.dumps(SCHEDULER), "sampling": str(SAMPLING), "side": str(SIDE)})


if __name__ == "__main__":
    main()
