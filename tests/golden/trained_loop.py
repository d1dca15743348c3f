"""What the Python loops of the trained methods share."""
import torch
from diffusers import UNet2DConditionModel

CONFIG = {
    "sample_size": 16, "in_channels": 4, "out_channels": 4, "layers_per_block": 1, "block_out_channels": [8, 16],
    "down_block_types": ["DownBlock2D", "CrossAttnDownBlock2D"], "up_block_types": ["CrossAttnUpBlock2D", "UpBlock2D"],
    "norm_num_groups": 4, "cross_attention_dim": 12, "attention_head_dim": 2,
}


def frozen_unet(config=CONFIG):
    """A random UNet that asks for no gradients, on one thread and from one seed."""
    torch.manual_seed(0)
    torch.set_num_threads(1)
    base = UNet2DConditionModel(**config).eval().requires_grad_(False)
    for name, p in base.named_parameters():
        if "attn2.to_" in name:
            p.mul_(3.0)  # wider than the default, so that the prompts matter
    return base


def gradient_signs(trained):
    """The sign of every gradient, 0 where it is too small to have one."""
    return {name: p.grad.sign().to(torch.int8) * (p.grad.abs() > 1e-4 * p.grad.abs().max()) for name, p in trained.items()}


def run_forms(forms, run):
    """Runs every form. @return its losses and the signs of its first gradients as tensors to be written."""
    out = {}
    for name, form in forms.items():
        losses, signs = run(form)
        print(name, len(signs), losses)
        out[f"losses.{name}"] = torch.tensor(losses, dtype=torch.float64)
        out |= {f"sign.{name}.{k}": v for k, v in signs.items()}
    return out
