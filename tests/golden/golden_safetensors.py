#!/usr/bin/env python3
"""Writes safetensors.safetensors beside this file with the reference library: one small tensor of every dtype, and metadata (one key: the
reference writes several in random order)."""
import pathlib

import torch
from safetensors.torch import save

DTYPES = {"bool": torch.bool, "u8": torch.uint8, "i8": torch.int8, "i16": torch.int16, "u16": torch.uint16, "f16": torch.float16, "bf16": torch.bfloat16,
          "i32": torch.int32, "u32": torch.uint32, "f32": torch.float32, "f64": torch.float64, "i64": torch.int64, "u64": torch.uint64}

tensors = {f"a.{name}": torch.arange(6).reshape(2, 3).to(dtype) for name, dtype in DTYPES.items()}
tensors |= {"b.scalar": torch.tensor(2.5), "b.empty": torch.zeros(0, 4), "b.\"quoted\" é": torch.tensor([1.0, -2.0]), "B": torch.tensor([7], dtype=torch.int64)}
(pathlib.Path(__file__).resolve().parent / "safetensors.safetensors").write_bytes(save(tensors, {"text": "line\nbreak \"é\" \x01"}))
