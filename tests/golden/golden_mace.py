"""Golden numbers for core/erasure/mace: both closed forms by least squares, and ten steps of two forms of MACE on a tiny random UNet.

usage: python golden_mace.py    (torch, numpy, diffusers, safetensors; writes mace.safetensors here)

Written from the paper (Lu et al., CVPR 2024, arXiv 2403.06135, eqs. 2, 4, 6 and 7); nothing is shared with the C++ under test. The
closed forms are stacked least-squares problems here, in float64; there they are normal equations by Cholesky. The LoRAs are branches
beside the matrices here; there they are in them. Both forms store ten losses, the signs of the first gradient and the fused matrices.
"""

import copy
import json
import math
import pathlib

import numpy as np
import torch
import torch.nn.functional as F
from diffusers import DDPMScheduler
from safetensors.torch import save_file

from golden_esd import SCHEDULER
from golden_receler import TINY
from trained_loop import frozen_unet, run_forms

HERE = pathlib.Path(__file__).parent
STEPS, TOKENS, WIDTH, SIDE, CONCEPTS, EACH = 10, 11, 12, 8, 2, 3
PRESERVE, FUSE_PRESERVE, LAMBDA = 0.3, 0.7, 0.5
FROM, TO, SLOPE, T_MIN, T_MAX = 200.0, 400.0, 0.05, 20, 949
# name: focus on the concept, rank, learning rate, weight decay, largest norm, batch
FORMS = {"code": (True, 1, 1e-3, 1e-2, 1.0, 1), "wide": (False, 3, 5e-3, 0.0, 0.0, 2)}


def least_squares(rows, values):
    """W of the least Σ |W r − v|², from pairs of rows. @return [out, D] float64."""
    return torch.from_numpy(np.linalg.lstsq(torch.cat(rows).numpy(), torch.cat(values).numpy(), rcond=None)[0].T.copy())


def held(lam):
    return math.sqrt(lam) * torch.eye(WIDTH, dtype=torch.float64)


def refine(w, x):
    kept = math.sqrt(PRESERVE) * x["kept"]
    return least_squares([x["coexisting"], kept, held(LAMBDA)], [x["replaced"] @ w.T, kept @ w.T, held(LAMBDA) @ w.T])


def fuse(w, refined, changes, x):
    """changes: one ΔW a concept."""
    kept = math.sqrt(FUSE_PRESERVE) * x["kept"]
    rows, values = [kept, held(LAMBDA)], [kept @ w.T, held(LAMBDA) @ refined.T]
    for i, change in enumerate(changes):
        rows.append(x[f"concept.{i}"])
        values.append(x[f"concept.{i}"] @ (refined + change).T)
    return least_squares(rows, values)


class Attention:
    """Cross-attention in plain words, with the branches of a LoRA; remembers its probabilities."""

    def __init__(self, path):
        self.path, self.lora = path, None

    def branch(self, layer, name, states):
        out = layer(states)
        if self.lora is None:
            return out
        up, down = self.lora[f"{self.path}.{name}.weight"]
        return out + F.linear(F.linear(states, down), up)

    def __call__(self, attn, hidden_states, encoder_hidden_states=None, **_):
        def heads(x):
            return x.unflatten(2, (attn.heads, -1)).transpose(1, 2)
        q = heads(attn.to_q(hidden_states))
        k = heads(self.branch(attn.to_k, "to_k", encoder_hidden_states))
        v = heads(self.branch(attn.to_v, "to_v", encoder_hidden_states))
        self.probabilities = torch.softmax(q @ k.transpose(2, 3) / math.sqrt(q.shape[3]), -1)
        return attn.to_out[0]((self.probabilities @ v).transpose(1, 2).flatten(2))


def attention_loss(layers, lost, mask):
    """Σ over layers and lost tokens |A ⊙ M|², the mean over pictures."""
    total = 0.0
    for layer in layers:
        map_ = layer.probabilities.mean(1)  # [B, H*W, tokens]
        side = math.isqrt(map_.shape[1])
        for b in range(map_.shape[0]):
            inside = F.interpolate(mask[b][None, None], (side, side)).flatten()
            for token in lost[b].nonzero().flatten():
                total = total + (map_[b, :, token] * inside).pow(2).sum() / map_.shape[0]
    return total


def focal_weights(on):
    t = torch.arange(T_MIN, T_MAX + 1, dtype=torch.float64)
    weights = torch.sigmoid((t - FROM) * SLOPE) - torch.sigmoid((t - TO) * SLOPE)
    return weights.clamp_min(1e-30) if on else torch.ones_like(t)


def run(base, x, loras, form):
    on, _, rate, decay, most, batch = form
    unet = copy.deepcopy(base)
    original = {k: p.detach().double() for k, p in base.named_parameters() if "attn2.to_k" in k or "attn2.to_v" in k}
    refined = {k: refine(w, x) for k, w in original.items()}
    layers = []
    for path, module in unet.named_modules():
        if path.endswith("attn2"):
            module.set_processor(Attention(path))
            layers.append(module.processor)
    for k, p in unet.named_parameters():
        if k in refined:
            p.data = refined[k].float()
    loras = [{k: (up.clone().requires_grad_(), down.clone().requires_grad_()) for k, (up, down) in each.items()} for each in loras]
    factors = [[f for pair in each.values() for f in pair] for each in loras]
    optimizers = [torch.optim.AdamW(each, lr=rate, weight_decay=decay) for each in factors]
    scheduler = DDPMScheduler(**{k: v for k, v in SCHEDULER.items() if k != "set_alpha_to_one"})
    draw = torch.Generator().manual_seed(21)
    losses, signs = [], {}
    for step in range(STEPS):
        turn = step % CONCEPTS
        picked = torch.randint(0, EACH, (batch,), generator=draw) + turn * EACH
        t = torch.multinomial(focal_weights(on), batch, True, generator=draw) + T_MIN
        noise = torch.randn(batch, 4, 16, 16, generator=draw)
        for layer in layers:
            layer.lora = loras[turn]
        unet(scheduler.add_noise(x["latents"][picked], noise, t), t, x["states"][picked])
        loss = attention_loss(layers, x["lost"][picked], x["masks"][picked])
        optimizers[turn].zero_grad()
        loss.backward()
        if step == 0:
            for k, pair in loras[0].items():
                for part, f in zip(("up", "down"), pair):
                    g = torch.zeros_like(f) if f.grad is None else f.grad
                    signs[f"{k}.{part}"] = g.sign().to(torch.int8) * (g.abs() > 1e-4 * g.abs().max())
        if most > 0.0:
            torch.nn.utils.clip_grad_norm_(factors[turn], most)
        optimizers[turn].step()
        losses.append(loss.item())
    for k, w in original.items():
        FUSED[k] = fuse(w, refined[k], [(each[k][0].double() @ each[k][1].double()).detach() for each in loras], x)
    return losses, signs


FUSED = {}  # by the last run


def main():
    base = frozen_unet(TINY)
    names = [k for k, _ in base.named_parameters() if "attn2.to_k" in k or "attn2.to_v" in k]
    shapes = {k: base.get_parameter(k).shape for k in names}
    x = {"coexisting": torch.randn(9, WIDTH).double(), "replaced": torch.randn(9, WIDTH).double(), "kept": torch.randn(5, WIDTH).double()}
    x |= {f"concept.{i}": torch.randn(7, WIDTH).double() for i in range(CONCEPTS)}
    x |= {"latents": torch.randn(CONCEPTS * EACH, 4, 16, 16), "states": torch.randn(CONCEPTS * EACH, TOKENS, WIDTH)}
    x["lost"] = (torch.rand(CONCEPTS * EACH, TOKENS) < 0.3).float()
    x["lost"][:, 4] = 1.0
    x["masks"] = (torch.rand(CONCEPTS * EACH, SIDE, SIDE) < 0.4).float()
    out = {"unet." + k: v.clone() for k, v in base.state_dict().items()} | x | {"weights": focal_weights(True)}
    out |= {"refined." + k: refine(base.get_parameter(k).detach().double(), x) for k in names}
    for name, form in FORMS.items():
        rank = form[1]
        loras = [{k: (0.2 * torch.randn(s[0], rank), torch.randn(rank, s[1])) for k, s in shapes.items()} for _ in range(CONCEPTS)]
        for i, each in enumerate(loras):
            for k, (up, down) in each.items():
                out |= {f"first.{name}.{i}.{k}.up": up, f"first.{name}.{i}.{k}.down": down}
        out |= {f"once.{name}.{k}": fuse(base.get_parameter(k).detach().double(), out["refined." + k],
                                         [each[k][0].double() @ each[k][1].double() for each in loras], x) for k in names}
        out |= run_forms({name: form}, lambda form: run(base, x, loras, form))
        out |= {f"fused.{name}.{k}": v.clone() for k, v in FUSED.items()}
    save_file({k: v.contiguous() for k, v in out.items()}, HERE / "mace.safetensors",
              {"config": json.dumps(TINY), "scheduler": json.dumps(SCHEDULER)})


if __name__ == "__main__":
    main()
