"""Tiny random whole pipelines of Stable Diffusion 1, 2 (v-prediction) and XL, written by diffusers, and what they draw.

families/<name>/: a Diffusers folder (float16 weights, run in float32) and golden.safetensors. The UNet has the block structure that the
single-file key tables know (two layers a block), so that the same folders serve the round trips between forms.
"""
import json
import pathlib
import shutil

import torch
from diffusers import (AutoencoderKL, DDIMScheduler, EulerDiscreteScheduler, PNDMScheduler, StableDiffusionPipeline,
                       StableDiffusionXLPipeline, UNet2DConditionModel)
from safetensors.torch import save_file
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection, CLIPTokenizer

here = pathlib.Path(__file__).resolve().parent
root = here / "families"
miniature = here.parent.parent / "resources" / "miniature"
torch.set_num_threads(1)
PROMPTS = ["a photo of a cat", "a watercolor of a fox on the beach"]
SEEDS = [41, 42]


def randomise(model):
    """Weights large enough that every layer shows in the picture; exactly representable in float16."""
    with torch.no_grad():
        for name, p in model.named_parameters():
            if p.dim() >= 2:
                value = torch.randn(p.shape, generator=generator) / max(1, p[0].numel()) ** 0.5
            elif "norm" in name and name.endswith("weight"):
                value = 1 + 0.2 * torch.randn(p.shape, generator=generator)
            else:
                value = 0.2 * torch.randn(p.shape, generator=generator)
            p.copy_(value.half().float())
    return model.eval()


def tokenizer(pad="<|endoftext|>"):
    return CLIPTokenizer.from_pretrained(miniature / "tokenizer", pad_token=pad)


def text_config(hidden, layers, act, eos, **more):
    return CLIPTextConfig(vocab_size=1729, hidden_size=hidden, intermediate_size=2 * hidden, num_hidden_layers=layers,
                          num_attention_heads=2, max_position_embeddings=77, hidden_act=act, bos_token_id=1727, eos_token_id=eos, **more)


def unet(**options):
    return randomise(UNet2DConditionModel(**{**dict(
        sample_size=16, block_out_channels=(8, 8, 8), layers_per_block=2, norm_num_groups=4, attention_head_dim=2,
        down_block_types=("CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "DownBlock2D"),
        up_block_types=("UpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D")), **options}))


def vae(**options):
    return randomise(AutoencoderKL(
        block_out_channels=(4, 8, 8), layers_per_block=2, norm_num_groups=2, latent_channels=4, sample_size=64,
        down_block_types=("DownEncoderBlock2D",) * 3, up_block_types=("UpDecoderBlock2D",) * 3, **options))


NOISE = dict(beta_start=0.00085, beta_end=0.012, beta_schedule="scaled_linear")


def sd1():
    text = randomise(CLIPTextModel(text_config(16, 2, "quick_gelu", 1728)))
    scheduler = PNDMScheduler(**NOISE, skip_prk_steps=True, set_alpha_to_one=False, steps_offset=1)
    return StableDiffusionPipeline(vae=vae(), text_encoder=text, tokenizer=tokenizer(), unet=unet(cross_attention_dim=16), scheduler=scheduler,
                                   safety_checker=None, feature_extractor=None, requires_safety_checker=False)


def sd2():
    text = randomise(CLIPTextModel(text_config(16, 3, "gelu", 1728)))  # OpenCLIP's last layer is left out, as 2.x is configured
    net = unet(cross_attention_dim=16, attention_head_dim=[1, 2, 2], use_linear_projection=True, upcast_attention=True)
    scheduler = DDIMScheduler(**NOISE, prediction_type="v_prediction", clip_sample=False, set_alpha_to_one=False, steps_offset=1)
    return StableDiffusionPipeline(vae=vae(), text_encoder=text, tokenizer=tokenizer("!"), unet=net, scheduler=scheduler,
                                   safety_checker=None, feature_extractor=None, requires_safety_checker=False)


def sdxl():
    first = randomise(CLIPTextModel(text_config(16, 3, "quick_gelu", 2)))  # 2: the end is the highest id
    second = randomise(CLIPTextModelWithProjection(text_config(24, 3, "gelu", 1728, projection_dim=20)))
    net = unet(cross_attention_dim=40, attention_head_dim=[1, 2, 2], use_linear_projection=True, transformer_layers_per_block=[1, 1, 2],
               down_block_types=("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
               up_block_types=("CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"), addition_embed_type="text_time",
               addition_time_embed_dim=8, projection_class_embeddings_input_dim=6 * 8 + 20)
    scheduler = EulerDiscreteScheduler(**NOISE, timestep_spacing="leading", steps_offset=1)
    return StableDiffusionXLPipeline(vae=vae(scaling_factor=0.13025, force_upcast=True), text_encoder=first, text_encoder_2=second,
                                     tokenizer=tokenizer(), tokenizer_2=tokenizer("!"), unet=net, scheduler=scheduler, add_watermarker=False)


def draw(pipe, tensors, name, decode, **options):
    generators = [torch.Generator().manual_seed(seed) for seed in SEEDS]
    latents = pipe(PROMPTS, num_inference_steps=5, guidance_scale=5.0, generator=generators, output_type="latent", **options).images
    tensors[f"{name}.latents"] = latents.contiguous()
    if not decode:
        return
    with torch.no_grad():
        image = pipe.vae.decode(latents / pipe.vae.config.scaling_factor).sample
    tensors[f"{name}.image"] = (image / 2 + 0.5).clamp(0, 1).contiguous()


def answers(pipe, xl):
    tensors = {}
    if xl:
        states, _, pooled, _ = pipe.encode_prompt(PROMPTS, None, "cpu", 1, False)
        tensors["pooled"] = pooled
    else:
        states, _ = pipe.encode_prompt(PROMPTS, "cpu", 1, False)
    tensors["states"] = states
    draw(pipe, tensors, "plain", True)
    draw(pipe, tensors, "negative", False, negative_prompt=["a neon dog", "a neon dog"], height=48, width=96)
    if pipe.vae.config.scaling_factor != 0.18215 or pipe.scheduler.config.prediction_type != "epsilon":
        return tensors
    latents = torch.randn(1, 4, 28, 20, generator=torch.Generator().manual_seed(5))
    with torch.no_grad():
        pipe.vae.enable_tiling()
        tensors |= {"tiled.latents": latents, "tiled.image": pipe.vae.decode(latents).sample}
        pipe.vae.disable_tiling()
    return tensors


def slim(folder):
    """What a person would not miss: transformers' own copies of a tokenizer; and configs that name this machine."""
    for name in ("tokenizer", "tokenizer_2"):
        target = folder / name
        if not target.exists():
            continue
        pad = json.loads((target / "tokenizer_config.json").read_text())["pad_token"]
        shutil.rmtree(target)
        shutil.copytree(miniature / "tokenizer", target, ignore=shutil.ignore_patterns("tokenizer.json"))
        for file in ("tokenizer_config.json", "special_tokens_map.json"):
            text = json.loads((target / file).read_text()) | {"pad_token": pad if isinstance(pad, str) else pad["content"]}
            (target / file).write_text(json.dumps(text))
    for file in folder.rglob("*.json"):
        text = json.loads(file.read_text())
        if isinstance(text, dict) and "_name_or_path" in text:
            file.write_text(json.dumps({k: v for k, v in text.items() if k != "_name_or_path"}, indent=1) + "\n")


shutil.rmtree(root, ignore_errors=True)
for make in (sd1, sd2, sdxl):
    generator = torch.Generator().manual_seed(3)
    pipe = make()
    pipe.set_progress_bar_config(disable=True)
    folder = root / make.__name__
    pipe.to(torch.float16).save_pretrained(folder)
    slim(folder)
    pipe.to(torch.float32)
    save_file({k: v.detach().contiguous() for k, v in answers(pipe, make is sdxl).items()}, folder / "golden.safetensors")
print(f"{sum(f.stat().st_size for f in root.rglob('*') if f.is_file()) / 1e6:.2f} MB in {root.relative_to(here.parent.parent)}")
