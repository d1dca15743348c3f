"""Tiny random models of every class, written by diffusers and transformers, and what they answer; and the miniature's answers.

models/<case>/: config.json, the weights (float16, so that the files stay small; run in float32) and io.safetensors.
"""
import json
import pathlib
import shutil

import numpy as np
import torch
from diffusers import AutoencoderKL, UNet2DConditionModel
from PIL import Image
from safetensors.torch import save_file
from transformers import CLIPConfig, CLIPModel, CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection
from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil

here = pathlib.Path(__file__).resolve().parent
root = here / "models"
miniature = here.parent.parent / "resources" / "miniature"
torch.set_num_threads(1)


def rand(*shape, scale=1.0):
    return torch.randn(*shape, generator=generator) * scale


def randomise(model):
    """Weights large enough that every layer shows in the output; exactly representable in float16."""
    with torch.no_grad():
        for name, p in model.named_parameters():
            if p.dim() >= 2:
                value = rand(*p.shape, scale=1.0 / max(1, p[0].numel()) ** 0.5)
            elif "norm" in name and name.endswith("weight"):
                value = 1 + 0.2 * rand(*p.shape)
            elif name == "logit_scale":
                value = torch.tensor(2.5)
            else:
                value = 0.2 * rand(*p.shape)
            p.copy_(value.half().float())
    return model.eval()


def write(case, model, tensors):
    folder = root / case
    folder.mkdir(parents=True, exist_ok=True)
    if model is not None:
        config = model.config.to_dict() if hasattr(model.config, "to_dict") else dict(model.config)
        keep = {k: v for k, v in config.items() if not k.startswith("_") or k == "_class_name"}
        keep["_class_name"] = type(model).__name__
        (folder / "config.json").write_text(json.dumps(keep, indent=1, sort_keys=True, default=str) + "\n")
        weights = {k: v.half().contiguous() for k, v in model.state_dict().items() if "position_ids" not in k}
        save_file(weights, folder / "model.safetensors")
    save_file({k: v.detach().contiguous() for k, v in tensors.items()}, folder / "io.safetensors")


def unet_io(model, size=(8, 8), tokens=7, batch=2, extra=None):
    dim = model.config.cross_attention_dim
    dim = dim[0] if isinstance(dim, (list, tuple)) else dim
    io = {
        "sample": rand(batch, model.config.in_channels, *size),
        "timestep": torch.tensor([981, 20])[:batch],
        "encoder_hidden_states": rand(batch, tokens, dim),
    }
    added = {k: v for k, v in (extra or {}).items()}
    out = model(io["sample"], io["timestep"], io["encoder_hidden_states"], added_cond_kwargs=added or None).sample
    return {**io, **added}, out


class DetachFirst:
    """Custom Diffusion's crossattn: no gradient through key and value of token 0 (its attention processor, train_kv)."""

    def __call__(self, attn, hidden_states, encoder_hidden_states=None, attention_mask=None, **_):
        cross = encoder_hidden_states is not None
        source = encoder_hidden_states if cross else hidden_states
        q, k, v = attn.to_q(hidden_states), attn.to_k(source), attn.to_v(source)
        if cross:
            mask = torch.ones_like(k)
            mask[:, :1] = 0
            k = mask * k + (1 - mask) * k.detach()
            v = mask * v + (1 - mask) * v.detach()
        q, k, v = (attn.head_to_batch_dim(x) for x in (q, k, v))
        out = attn.batch_to_head_dim(attn.get_attention_scores(q, k, None) @ v)
        return attn.to_out[0](out)


def kv_gradients(model, io, weight):
    names = [n for n, _ in model.named_parameters() if n.endswith(("attn2.to_k.weight", "attn2.to_v.weight"))]
    for n, p in model.named_parameters():
        p.requires_grad_(n in names)
    out = model(io["sample"], io["timestep"], io["encoder_hidden_states"]).sample
    params = dict(model.named_parameters())
    return dict(zip(names, torch.autograd.grad((out * weight).sum(), [params[n] for n in names])))


tiny_unet = dict(sample_size=8, in_channels=4, out_channels=4, block_out_channels=(8, 16), norm_num_groups=4, layers_per_block=1,
                 down_block_types=("CrossAttnDownBlock2D", "DownBlock2D"), up_block_types=("UpBlock2D", "CrossAttnUpBlock2D"),
                 cross_attention_dim=12, attention_head_dim=2)


def unets():
    model = randomise(UNet2DConditionModel(**tiny_unet))
    io, out = unet_io(model)
    odd_io, odd = unet_io(model, size=(7, 5), batch=1)  # odd sizes: the upsampler must meet its skip connection
    tensors = {**io, "output": out, "weight": rand(*out.shape), **{f"odd.{k}": v for k, v in odd_io.items()}, "odd.output": odd}
    tensors |= {f"grad.{k}": v for k, v in kv_gradients(model, io, tensors["weight"]).items()}
    model.set_attn_processor(DetachFirst())
    tensors |= {f"detached.{k}": v for k, v in kv_gradients(model, io, tensors["weight"]).items()}
    write("unet_sd1", model, tensors)

    model = randomise(UNet2DConditionModel(**{**tiny_unet, "attention_head_dim": [2, 4], "use_linear_projection": True, "upcast_attention": True}))
    io, out = unet_io(model)
    write("unet_sd2", model, {**io, "output": out})

    model = randomise(UNet2DConditionModel(**{
        **tiny_unet, "down_block_types": ("DownBlock2D", "CrossAttnDownBlock2D"), "up_block_types": ("CrossAttnUpBlock2D", "UpBlock2D"),
        "attention_head_dim": [2, 4], "use_linear_projection": True, "transformer_layers_per_block": [1, 2], "addition_embed_type": "text_time",
        "addition_time_embed_dim": 4, "projection_class_embeddings_input_dim": 6 * 4 + 10}))
    io, out = unet_io(model, extra={"text_embeds": rand(2, 10), "time_ids": torch.tensor([[64.0, 64, 0, 0, 64, 64], [48, 32, 4, 8, 64, 64]])})
    write("unet_sdxl", model, {**io, "output": out})

    model = randomise(UNet2DConditionModel(**{
        **tiny_unet, "in_channels": 5, "out_channels": 3, "layers_per_block": [1, 2], "only_cross_attention": [True, False],
        "resnet_time_scale_shift": "scale_shift", "mid_block_scale_factor": 2**0.5, "center_input_sample": True, "flip_sin_to_cos": False,
        "freq_shift": 1, "downsample_padding": 0, "conv_in_kernel": 5, "conv_out_kernel": 1, "act_fn": "gelu", "norm_eps": 1e-4,
        "time_embedding_dim": 20}))
    io, out = unet_io(model)
    write("unet_options", model, {**io, "output": out})


def vaes():
    tiny = dict(block_out_channels=(8, 16), layers_per_block=1, norm_num_groups=4, latent_channels=4, sample_size=16,
                down_block_types=("DownEncoderBlock2D",) * 2, up_block_types=("UpDecoderBlock2D",) * 2)
    for case, options in (("vae", {}), ("vae_plain", dict(use_quant_conv=False, use_post_quant_conv=False, mid_block_add_attention=False))):
        model = randomise(AutoencoderKL(**tiny, **options))
        image, latents = rand(2, 3, 16, 12).clamp(-1, 1), rand(2, 4, 8, 6)
        moments = model.encode(image).latent_dist
        write(case, model, dict(image=image, mean=moments.mean, logvar=moments.logvar, latents=latents, decoded=model.decode(latents).sample))


def text_answers(model, ids):
    out = model(ids, output_hidden_states=True)
    return dict(input_ids=ids, last_hidden_state=out.last_hidden_state, penultimate_hidden_state=out.hidden_states[-2],
                **({"pooler_output": out.pooler_output} if hasattr(out, "pooler_output") else {"text_embeds": out.text_embeds}))


def texts():
    tiny = dict(vocab_size=50, hidden_size=16, intermediate_size=32, num_hidden_layers=3, num_attention_heads=4, max_position_embeddings=12,
                projection_dim=10, bos_token_id=48, eos_token_id=49, pad_token_id=49)
    ids = torch.tensor([[48, 3, 7, 49, 49, 49, 49, 49, 49, 49, 49, 49], [48, 5, 30, 31, 32, 33, 34, 35, 36, 37, 38, 49]])
    write("text_quick_gelu", model := randomise(CLIPTextModel(CLIPTextConfig(**tiny))), text_answers(model, ids))
    # SD 2.x: gelu, and the eos_token_id 2 of old configurations: the end is the highest id.
    legacy = randomise(CLIPTextModel(CLIPTextConfig(**{**tiny, "hidden_act": "gelu", "eos_token_id": 2})))
    padded = torch.tensor([[48, 3, 7, 49, 0, 0, 0], [48, 2, 31, 32, 33, 34, 49]])
    write("text_gelu", legacy, text_answers(legacy, padded))
    projected = randomise(CLIPTextModelWithProjection(CLIPTextConfig(**{**tiny, "hidden_act": "gelu"})))
    write("text_projection", projected, text_answers(projected, ids))

    vision = dict(hidden_size=16, intermediate_size=32, num_hidden_layers=2, num_attention_heads=2, image_size=12, patch_size=4, projection_dim=10)
    clip = randomise(CLIPModel(CLIPConfig(text_config=tiny, vision_config=vision, projection_dim=10)))
    write("clip", clip, clip_answers(clip, ids, rand(2, 3, 12, 12)))


def clip_answers(clip, ids, pixels):
    return dict(input_ids=ids, pixel_values=pixels, text_embeds=clip.get_text_features(ids).pooler_output,
                image_embeds=clip.get_image_features(pixels).pooler_output)


def images():
    """Noise and a ramp, larger and smaller than the crop, through Pillow."""
    tensors = {}
    for name, (height, width) in {"wide": (40, 61), "tall": (33, 20), "small": (9, 11), "exact": (24, 24)}.items():
        pixels = rand(height, width, 3, scale=60).add(torch.linspace(20, 230, width)[None, :, None]).clamp(0, 255).to(torch.uint8)
        tensors[f"{name}.image"] = pixels
        for processor, options in {"clip": {}, "crop": dict(do_resize=False)}.items():
            run = CLIPImageProcessorPil(size={"shortest_edge": 24}, crop_size={"height": 24, "width": 24}, **options)
            tensors[f"{name}.{processor}"] = torch.as_tensor(np.asarray(run(Image.fromarray(pixels.numpy()), return_tensors="np")["pixel_values"][0]))
    write("image_processor", None, tensors)


def miniatures():
    ids = torch.full((2, 77), 1728)
    ids[:, 0] = 1727
    ids[0, 1:5] = torch.tensor([320, 500, 700, 1000])
    ids[1, 1:76] = torch.randint(0, 1727, (75,), generator=generator)
    text = CLIPTextModel.from_pretrained(miniature / "text_encoder", dtype=torch.float32).eval()
    answers = text_answers(text, ids)
    write("miniature_text_encoder", None, answers)
    unet = UNet2DConditionModel.from_pretrained(miniature / "unet", torch_dtype=torch.float32).eval()
    io = dict(sample=rand(2, 4, 16, 16), timestep=torch.tensor([981, 20]))
    write("miniature_unet", None, {**io, "output": unet(io["sample"], io["timestep"], answers["last_hidden_state"]).sample})
    vae = AutoencoderKL.from_pretrained(miniature / "vae", torch_dtype=torch.float32).eval()
    image, latents = rand(1, 3, 64, 64, scale=0.5).clamp(-1, 1), rand(1, 4, 16, 16)
    moments = vae.encode(image).latent_dist
    write("miniature_vae", None, dict(image=image, mean=moments.mean, logvar=moments.logvar, latents=latents, decoded=vae.decode(latents).sample))
    judge = CLIPModel.from_pretrained(miniature / "judge", dtype=torch.float32).eval()
    write("miniature_judge", None, clip_answers(judge, ids, rand(2, 3, 64, 64)))


shutil.rmtree(root, ignore_errors=True)
for part in (unets, vaes, texts, images, miniatures):
    generator = torch.Generator().manual_seed(3)
    with torch.set_grad_enabled(part is unets):
        part()
print(f"{sum(f.stat().st_size for f in root.rglob('*') if f.is_file()) / 1e6:.2f} MB in {root.relative_to(here.parent.parent)}")
