"""What torch.save writes, and the same numbers as safetensors: torch_archive.pt, torch_archive.safetensors."""
import collections
import pathlib

import torch
from safetensors.torch import save_file

here = pathlib.Path(__file__).resolve().parent
base = torch.arange(24, dtype=torch.float32).reshape(4, 6)
state = collections.OrderedDict(
    plain=base, turned=base.t(), part=base[1:3, 2:5], half=base.half(), bfloat=base.bfloat16(), double=base.double(),
    longs=torch.arange(3), flags=torch.tensor([True, False]), scalar=torch.tensor(2.5), empty=torch.zeros(0, 4),
    parameter=torch.nn.Parameter(base * 2))
torch.save({"state_dict": state, "global_step": 875000, "epoch": 3, "optimizer_states": [{"lr": 0.1}], "hparams": {"name": "é"}},
           here / "torch_archive.pt")
save_file({name: tensor.detach().clone(memory_format=torch.contiguous_format) for name, tensor in state.items()},
          here / "torch_archive.safetensors")
torch.save({"unet": {"mid_block.attentions.0.transformer_blocks.0.attn2.to_k.weight": torch.ones(4, 3)}}, here / "delta.bin")
