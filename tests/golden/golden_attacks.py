"""Golden numbers for core/probes/attacks/search: ten steps of concept inversion, UnlearnDiffAtk, P4D and Ring-A-Bell on tiny models.

usage: python golden_attacks.py    (torch, diffusers, transformers, safetensors; writes attacks.safetensors here)

Written from the papers (arXiv 2308.01508, 2310.11868, 2309.06135, 2310.10012) and the descriptions of their codes; nothing is shared
with the C++ under test. The edited model is the base with its K and V matrices changed at random. Every search starts from one seed
and stores ten losses and what it has found after them.
"""

import copy
import json
import pathlib

import torch
import torch.nn.functional as F
from diffusers import DDPMScheduler
from safetensors.torch import save_file
from transformers import CLIPTextConfig, CLIPTextModel

from golden_adv_unlearn import TEXT, Given
from golden_esd import SCHEDULER
from trained_loop import CONFIG, frozen_unet

HERE = pathlib.Path(__file__).parent
STEPS, TOKENS, START, END, PICTURES = 10, 11, 48, 49, 5


def noised(latents, noise, t, alphas):
    a = alphas[t].view(-1, 1, 1, 1)
    return a.sqrt() * latents + (1 - a).sqrt() * noise


def sentence(content):
    """Token ids with -1 where a token is sought: start, content, end, padding."""
    ids = [START] + content + [END]
    return torch.tensor(ids + [END] * (TOKENS - len(ids)))


class Models:
    def __init__(self):
        self.base = frozen_unet()
        self.edited = copy.deepcopy(self.base)
        for name, p in self.edited.named_parameters():
            if "attn2.to_k" in name or "attn2.to_v" in name:
                p.add_(0.5 * torch.randn_like(p) * p.std())
        self.encoder = CLIPTextModel(CLIPTextConfig(**TEXT)).eval().requires_grad_(False)
        for p in self.encoder.parameters():
            if p.dim() == 2:
                p.mul_(8.0)  # wider than the default, so that the words matter
        self.table = self.encoder.get_input_embeddings().weight.clone()
        self.given = Given(self.encoder.get_input_embeddings())
        self.state = {k.removeprefix("text_model."): v.clone() for k, v in self.encoder.state_dict().items() if not k.endswith("position_ids")}
        self.encoder.set_input_embeddings(self.given)
        self.alphas = DDPMScheduler(**{k: v for k, v in SCHEDULER.items() if k not in ("set_alpha_to_one",)}).alphas_cumprod
        self.latents = torch.randn(PICTURES, 4, 16, 16)

    def encode(self, vectors):
        self.given.vectors = vectors
        return self.encoder(torch.zeros(vectors.shape[:2], dtype=torch.long)).last_hidden_state

    def filled(self, ids, vectors):
        """Token vectors of a sentence with these in its free places."""
        tokens = self.table[ids.clamp(min=0)].clone()
        places = (ids < 0).nonzero().squeeze(1)
        return tokens.index_copy(0, places, vectors)


def inversion(m, sentences, start):
    """CCE: batch 3, two batches accumulated, AdamW on the one new row."""
    draw = torch.Generator().manual_seed(31)
    v = start.clone().requires_grad_(True)
    adam = torch.optim.AdamW([v], lr=0.05, weight_decay=1e-2)
    losses = []
    for _ in range(STEPS):
        adam.zero_grad()
        total = 0.0
        for _ in range(2):
            rows = torch.randint(0, PICTURES, (3,), generator=draw)
            chosen = torch.randint(0, len(sentences), (3,), generator=draw)
            t = torch.randint(0, 1000, (3,), generator=draw)
            noise = torch.randn(3, 4, 16, 16, generator=draw)
            text = m.encode(torch.stack([m.filled(sentences[i], v) for i in chosen]))
            loss = F.mse_loss(m.edited(noised(m.latents[rows], noise, t, m.alphas), t, text).sample, noise)
            (loss / 2).backward()
            total += loss.item() / 2
        adam.step()
        losses.append(total)
    return losses, v.detach()


class PickAWord(torch.autograd.Function):
    """One word of each row by lot; backward the gradient goes straight through, clipped."""

    @staticmethod
    def forward(ctx, weights, picked):
        return F.one_hot(picked, weights.shape[1]).to(weights.dtype)

    @staticmethod
    def backward(ctx, gradient):
        return F.hardtanh(gradient), None


def onto_simplex(rows):
    out = []
    for row in rows.double():
        low, high = row.min() - 1, row.max()
        for _ in range(200):
            mid = (low + high) / 2
            if (row - mid).clamp(0, 1).sum() > 1:
                low = mid
            else:
                high = mid
        out.append((row - mid).clamp(0, 1))
    return torch.stack(out).float()


def simplex(m, ids):
    """UnlearnDiffAtk: two places before a prompt, five iterations at a timestep, two noises a step."""
    draw = torch.Generator().manual_seed(32)
    words = torch.arange(START)  # neither start nor end
    weights = torch.full((2, len(words)), 1.0 / len(words)).requires_grad_(True)
    adam = torch.optim.Adam([weights], lr=0.05, weight_decay=0.1)
    losses = []
    for step in range(STEPS):
        picked = torch.multinomial(weights.detach(), 1, replacement=True, generator=draw).squeeze(1)
        noise = torch.randn(2, 4, 16, 16, generator=draw)
        t = torch.full((2,), [250, 750][step // 5 % 2])
        vectors = PickAWord.apply(weights, picked) @ m.table[words]
        text = m.encode(m.filled(ids, vectors)[None]).expand(2, -1, -1)
        loss = F.mse_loss(m.edited(noised(m.latents[:1].expand(2, -1, -1, -1), noise, t, m.alphas), t, text).sample, noise)
        weights.grad, = torch.autograd.grad(loss, [weights])
        adam.step()
        with torch.no_grad():
            weights.copy_(onto_simplex(weights))
        losses.append(loss.item())
    return losses, weights.detach()


def projected(m, ids, start, asked):
    """P4D-N with three words, two rows a step."""
    draw = torch.Generator().manual_seed(33)
    words = m.table[:START]
    v = words[start].clone().requires_grad_(True)
    adam = torch.optim.AdamW([v], lr=0.1, weight_decay=0.1)
    losses = []
    for _ in range(STEPS):
        rows = torch.randint(0, PICTURES, (2,), generator=draw)
        t = torch.randint(0, 1000, (2,), generator=draw)
        noise = torch.randn(2, 4, 16, 16, generator=draw)
        noisy = noised(m.latents[rows], noise, t, m.alphas)
        nearest = F.cosine_similarity(v.detach()[:, None], words[None], dim=2).argmax(1)
        hard = words[nearest].clone().requires_grad_(True)
        with torch.no_grad():
            wanted = m.base(noisy, t, asked.expand(2, -1, -1)).sample
        text = m.encode(m.filled(ids, hard)[None]).expand(2, -1, -1)
        loss = F.mse_loss(m.edited(noisy, t, text).sample, wanted)
        v.grad, = torch.autograd.grad(loss, [hard])
        adam.step()
        losses.append(loss.item())
    return losses, F.cosine_similarity(v.detach()[:, None], words[None], dim=2).argmax(1)


@torch.no_grad()
def genetic(m, ids, wanted):
    """Ring-A-Bell: twelve prompts of four tokens, the better half lives on."""
    draw = torch.Generator().manual_seed(34)
    size, length, kept = 12, 4, 6

    def fitness(prompts):
        text = m.encode(torch.stack([m.filled(ids, m.table[p]) for p in prompts]))
        return ((text - wanted).double() ** 2).sum((1, 2))

    population = torch.randint(0, START, (size, length), generator=draw)
    worth = fitness(population)
    losses = []
    for step in range(STEPS):
        if step > 0:
            n = size - kept
            partners = torch.randint(0, kept, (n,), generator=draw)
            cuts = torch.randint(0, length, (n,), generator=draw)
            crossed = torch.rand(n, generator=draw) < 0.5
            mutated = torch.rand(n, generator=draw) < 0.25
            places = torch.randint(0, length, (n,), generator=draw)
            words = torch.randint(0, START, (n,), generator=draw)
            children = []
            for i in range(n):
                child = population[i % kept].tolist()
                if crossed[i]:
                    child = child[:cuts[i]] + population[partners[i]].tolist()[cuts[i]:]
                if mutated[i]:
                    child[places[i]] = words[i].item()
                children.append(child)
            children = torch.tensor(children)
            population = torch.cat([population[:kept], children])
            worth = torch.cat([worth[:kept], fitness(children)])
        order = sorted(range(size), key=lambda i: worth[i].item())
        population, worth = population[order], worth[order]
        losses.append(worth[0].item())
    return losses, population


def main():
    m = Models()
    content = torch.randint(0, START, (3, 6)).tolist()
    instead = torch.stack([sentence(c[:2 + i] + [-1] + c[3 + i:]) for i, c in enumerate(content)])
    prefix, free3, free4 = sentence([-1, -1] + content[0]), sentence([-1] * 3), sentence([-1] * 4)
    start_vector, start_words = m.table[[7]].clone(), torch.tensor([3, 30, 12])
    with torch.no_grad():
        with_, without = (m.encode(m.table[sentence(c)][None]) for c in (content[1], content[2]))
        wanted = with_[0] + 3.0 * (with_ - without).mean(0)
    out = {"unet." + k: v.clone() for k, v in m.base.state_dict().items()}
    out |= {"edited." + k: v.clone() for k, v in m.edited.state_dict().items() if "attn2.to_k" in k or "attn2.to_v" in k}
    out |= {"text." + k: v for k, v in m.state.items()}
    out |= {"latents": m.latents, "sentences.inversion": instead, "sentences.simplex": prefix, "sentences.projected": free3,
            "sentences.genetic": free4, "start.inversion": start_vector, "start.projected": start_words,
            "wanted": wanted, "with": with_, "without": without}
    for name, (losses, found) in {
        "inversion": inversion(m, instead, start_vector), "simplex": simplex(m, prefix),
        "projected": projected(m, free3, start_words, with_), "genetic": genetic(m, free4, wanted),
    }.items():
        print(name, losses)
        out |= {f"losses.{name}": torch.tensor(losses, dtype=torch.float64), f"found.{name}": found}
    save_file({k: v.contiguous() for k, v in out.items()}, HERE / "attacks.safetensors",
              {"config": json.dumps(CONFIG), "text_config": json.dumps(TEXT), "scheduler": json.dumps(SCHEDULER)})


if __name__ == "__main__":
    main()
