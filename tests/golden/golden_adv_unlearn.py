"""Golden numbers for core/erasure/adv_unlearn: ten steps of two forms of AdvUnlearn on a tiny random text encoder and UNet.

usage: python golden_adv_unlearn.py    (torch, diffusers, transformers, safetensors; writes adv_unlearn.safetensors here)

Written from the paper (Zhang et al., NeurIPS 2024, arXiv 2405.15234, algorithm 1) and the description of its code; nothing is shared
with the C++ under test. The keys' biases are not trained here: softmax does not see them, so their gradient is rounding alone and
its sign says nothing.
"""

import copy
import json
import pathlib

import torch
import torch.nn.functional as F
from diffusers import DDIMScheduler
from safetensors.torch import save_file
from transformers import CLIPTextConfig, CLIPTextModel

from golden_esd import SCHEDULER, half_finished
from trained_loop import CONFIG, frozen_unet, gradient_signs, run_forms

HERE = pathlib.Path(__file__).parent
TEXT = {"vocab_size": 50, "hidden_size": 12, "intermediate_size": 24, "num_hidden_layers": 2, "num_attention_heads": 2,
        "max_position_embeddings": 11, "projection_dim": 12, "hidden_act": "quick_gelu", "bos_token_id": 48, "eos_token_id": 49,
        "pad_token_id": 49}
STEPS, SAMPLING, TOKENS, ADVERSARIAL, ETA = 10, 10, 11, 2, 1.0
PAIRS = [0, 1, 0]  # which concept each sentence is about
# name: timestep in its bucket, anew from random words, sign alone, attack steps, warm-up, weight of what is kept, learning rate, rows, kept rows
FORMS = {
    "code": (True, True, False, 4, 3, 0.3, 1e-4, 1, 3),
    "fast": (False, False, True, 3, 0, 1.0, 1e-4, 2, 2),
}


class Given(torch.nn.Module):
    """Token vectors in place of a table: the text model asks it for ids and gets what it was given."""

    def __init__(self, table):
        super().__init__()
        self.weight, self.vectors = table.weight, None

    def forward(self, ids):
        return self.vectors


def run(base, encoder, ids, kept_ids, attack, form):
    bucket, anew, sign, attack_steps, warm_up, weight, rate, batch, kept_batch = form
    student = copy.deepcopy(encoder)
    table = student.get_input_embeddings()
    table.weight.requires_grad_(False)
    student.set_input_embeddings(Given(table))
    trained = {k.removeprefix("text_model."): p for k, p in student.named_parameters()
               if "embeddings" not in k and not k.endswith("k_proj.bias")}
    student.requires_grad_(False)
    for p in trained.values():
        p.requires_grad_(True)
    optimizer = torch.optim.Adam(trained.values(), lr=rate)
    scheduler = DDIMScheduler(**SCHEDULER)
    scheduler.set_timesteps(SAMPLING)
    draw = torch.Generator().manual_seed(21)
    prompts = [p.clone() for p in attack]
    with torch.no_grad():
        states = encoder(ids).last_hidden_state
        empty, kept = states[-1:], encoder(kept_ids).last_hidden_state
    tokens, kept_tokens = F.embedding(ids, table.weight), F.embedding(kept_ids, table.weight)

    def encode(vectors):
        student.get_input_embeddings().vectors = vectors
        return student(torch.zeros(vectors.shape[:2], dtype=torch.long)).last_hidden_state

    def attacked(row, prompt):
        return torch.cat([tokens[row, :1], prompt, tokens[row, 1:TOKENS - ADVERSARIAL]])[None]

    def lot(rows):
        index = torch.randint(0, SAMPLING, (1,), generator=draw).item()
        noise = torch.randn(rows, 4, 16, 16, generator=draw)
        t = scheduler.timesteps[index]
        if bucket:
            level = SAMPLING - 1 - index
            t = torch.randint(level * 1000 // SAMPLING, (level + 1) * 1000 // SAMPLING, (1,), generator=draw)[0]
        return index, noise, t

    def picture(noise, asked, index):
        return half_finished(base, scheduler, noise, asked, empty.expand(len(asked), -1, -1), index)

    losses, signs = [], {}
    for step in range(STEPS):
        row = torch.randint(0, len(PAIRS), (1,), generator=draw).item()
        asked = states[row].expand(batch, -1, -1)
        prompt = prompts[PAIRS[row]]
        if step >= warm_up:
            if anew:
                prompt = table.weight[torch.randint(0, TEXT["vocab_size"], (ADVERSARIAL,), generator=draw)]
            prompt = prompt.detach().clone().requires_grad_(True)
            attacker = torch.optim.Adam([prompt], lr=0.05)
            for _ in range(attack_steps):
                index, noise, t = lot(batch)
                x = picture(noise, asked, index)
                with torch.no_grad():
                    wanted = base(x, t, asked).sample
                loss = F.mse_loss(base(x, t, encode(attacked(row, prompt)).expand(batch, -1, -1)).sample, wanted)
                prompt.grad, = torch.autograd.grad(loss, [prompt])
                if sign:
                    prompt.grad.sign_()
                attacker.step()
            prompt = prompts[PAIRS[row]] = prompt.detach()
        index, noise, t = lot(batch)
        chosen = torch.randint(0, len(kept_ids), (kept_batch,), generator=draw)
        kept_noise = torch.randn(kept_batch, 4, 16, 16, generator=draw)
        x, kept_x = picture(noise, asked, index), picture(kept_noise, kept[chosen], index)
        with torch.no_grad():
            nothing, concept = base(x, t, empty.expand(batch, -1, -1)).sample, base(x, t, asked).sample
            as_before = base(kept_x, t, kept[chosen]).sample
        vectors = attacked(row, prompt) if step >= warm_up else tokens[row][None]
        erase = F.mse_loss(base(x, t, encode(vectors).expand(batch, -1, -1)).sample, nothing - ETA * (concept - nothing))
        loss = erase + weight * F.mse_loss(base(kept_x, t, encode(kept_tokens[chosen])).sample, as_before)
        optimizer.zero_grad()
        loss.backward()
        if step == 0:
            signs = gradient_signs(trained)
        optimizer.step()
        losses.append(loss.item())
    return losses, signs


def main():
    base = frozen_unet()
    encoder = CLIPTextModel(CLIPTextConfig(**TEXT)).eval().requires_grad_(False)
    for name, p in encoder.named_parameters():
        if p.dim() == 2:
            p.mul_(8.0)  # wider than the default, so that the words matter
    ids = torch.cat([torch.full((4, 1), 48), torch.randint(0, 48, (4, TOKENS - 2)), torch.full((4, 1), 49)], 1)
    ids[-1, 1:] = 49  # the empty prompt
    kept_ids = torch.cat([torch.full((5, 1), 48), torch.randint(0, 48, (5, TOKENS - 2)), torch.full((5, 1), 49)], 1)
    attack = F.embedding(torch.randint(0, 48, (2, ADVERSARIAL)), encoder.get_input_embeddings().weight)
    out = {"unet." + k: v.clone() for k, v in base.state_dict().items()}
    out |= {"text." + k.removeprefix("text_model."): v.clone() for k, v in encoder.state_dict().items() if not k.endswith("position_ids")}
    out |= {"ids": ids, "kept_ids": kept_ids, "attack": attack, "states": encoder(ids).last_hidden_state}
    out |= run_forms(FORMS, lambda form: run(base, encoder, ids, kept_ids, attack, form))
    save_file({k: v.contiguous() for k, v in out.items()}, HERE / "adv_unlearn.safetensors",
              {"config": json.dumps(CONFIG), "text_config": json.dumps(TEXT), "scheduler": json.dumps(SCHEDULER),
               "sampling": str(SAMPLING)})


if __name__ == "__main__":
    main()
