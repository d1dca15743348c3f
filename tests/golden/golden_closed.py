"""Golden numbers for core/erasure/closed by NumPy in float64: UCE (replace and tensor), RECE and SPEED on a few small matrices.

usage: python golden_closed.py    (numpy, safetensors; writes closed.safetensors here)

Written from the papers and what their repositories compute; nothing is shared with the C++ under test, which factorises where this
inverts. check_closed.py runs the same at the sizes of Stable Diffusion 1.5.
"""
import pathlib

import numpy as np
from safetensors.numpy import save_file

HERE = pathlib.Path(__file__).parent


def uce(w, target, anchor, kept, erase, preserve, lam, group=None):
    """One matrix. Rows of target go where the base sends those of anchor; with groups the target's direction is taken out of that."""
    values = anchor @ w.T
    if group is not None:
        old = target @ w.T
        for g in np.unique(group):
            u = old[group == g] / np.linalg.norm(old[group == g])
            values[group == g] -= (u * values[group == g]).sum() * u
    left = lam * w + erase * values.T @ target + preserve * (w @ kept.T) @ kept
    right = lam * np.eye(w.shape[1]) + erase * target.T @ target + preserve * kept.T @ kept
    return left @ np.linalg.inv(right)


def rece(ws, target, anchor, kept, erase, preserve, lam, epochs, embedding_lam, round_lam, round_preserve):
    new = [uce(w, target, anchor, kept, erase, preserve, lam) for w in ws]
    for _ in range(epochs):
        d = ws[0].shape[1]
        system = embedding_lam * np.eye(d) + sum(n.T @ n for n in new)
        cross = sum(n.T @ w for n, w in zip(new, ws))
        adversarial = target @ (np.linalg.inv(system) @ cross).T
        new = [uce(n, adversarial, anchor, kept, erase, round_preserve, round_lam) for n in new]
    return new


def speed(w, target, anchor, retain, invariant, noise, threshold, scale, lam):
    n, d = target.shape
    t, a = target.T @ target / n, anchor.T @ target / n
    edit = w @ (a - t) @ np.linalg.inv(np.eye(d) + t)
    size = np.linalg.norm(retain @ edit.T, axis=1)
    chosen = size > size.mean()
    kept = retain[chosen]
    copies = len(noise) // len(retain)
    direction = np.linalg.svd(w, full_matrices=False)[2][-1]
    noisy = np.repeat(kept, copies, 0) + noise.reshape(len(retain), copies, d)[chosen].reshape(-1, d) @ np.outer(direction, direction)
    size = np.linalg.norm(noisy @ edit.T, axis=1)
    kept = np.concatenate([kept, noisy[size > size.mean()]])
    u, s, _ = np.linalg.svd(kept.T @ kept / len(kept))
    p = u[:, s < threshold] @ u[:, s < threshold].T
    k2 = invariant.T
    m = np.linalg.inv(t @ p + scale * np.eye(d))
    inner = np.linalg.inv(k2.T @ p @ m @ k2 + lam * np.eye(k2.shape[1]))
    return w + w @ (a - t) @ p @ (np.eye(d) - m @ k2 @ inner @ k2.T @ p) @ m


def rows(draw, d, heights, n=5, m=6, r=40):
    """Inputs of all methods: correlated states as a text encoder gives, so that the null space is not all of it."""
    mix = draw.standard_normal((d, d)) * np.geomspace(1.0, 1e-3, d)
    state = lambda count: draw.standard_normal((count, d)) @ mix.T
    inputs = {"target": state(n), "anchor": state(n), "kept": state(m), "retain": state(r), "invariant": state(4),
              "noise": draw.standard_normal((r * 3, d)), "group": np.arange(n) // 2}
    for i, height in enumerate(heights):
        inputs[f"w.{i:02}"] = draw.standard_normal((height, d)) / np.sqrt(d)
    return inputs


def solutions(x):
    """What every method makes of the inputs, by the settings that the tests use."""
    names = [k for k in x if k.startswith("w.")]
    ws = [x[k].astype(np.float64) for k in names]
    out = {}
    for name, w in zip(names, ws):
        out["uce." + name] = uce(w, x["target"], x["anchor"], x["kept"], 1.5, 0.7, 0.5)
        out["uce_tensor." + name] = uce(w, x["target"], x["anchor"], x["kept"], 1.5, 0.7, 0.5, x["group"])
        out["speed." + name] = speed(w, x["target"], x["anchor"], x["retain"], x["invariant"], x["noise"], 0.1, 0.5, 0.01)
    for name, w in zip(names, rece(ws, x["target"], x["anchor"], x["kept"], 1.5, 0.7, 0.5, 2, 0.05, 0.1, 0.2)):
        out["rece." + name] = w
    return out


if __name__ == "__main__":
    inputs = rows(np.random.default_rng(5), 24, (10, 16, 40))
    save_file({k: np.ascontiguousarray(v) for k, v in {**inputs, **solutions(inputs)}.items()}, HERE / "closed.safetensors")
