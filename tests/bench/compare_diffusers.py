#!/usr/bin/env python3
"""Times the same work in pentimento-cli and in diffusers, one after the other in the same run, and prints the ratios.

usage: compare_diffusers.py CLI [MODEL...] [--precision fp32 bf16] [--device cpu] [--repeats N] [--threads N] [--items …]

MODEL is `miniature` or a Diffusers folder (full_size.py writes one of the size of SD 1.5). Each side runs in a process of its
own, so that its peak memory is its own. A ratio below 1 means that we are faster, or need less memory.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import time

TREE = pathlib.Path(__file__).resolve().parents[2]
PROMPT = "a photo of a cat"
ITEMS = ("text_encoding", "unet_step_1", "unet_step_8", "vae_decode")


def median_ms(work, repeats, sync):
    """Median of `repeats` runs after one that is not counted, as `bench` takes it."""
    work(), sync()
    times = []
    for _ in range(repeats):
        started = time.perf_counter()
        work(), sync()
        times.append((time.perf_counter() - started) * 1e3)
    return statistics.median(times)


def measure_diffusers(model, precision, device, repeats, threads, items):
    """The same items as `pentimento-cli bench`, by diffusers."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    import torch
    from diffusers import DDIMScheduler, StableDiffusionPipeline
    if threads:
        torch.set_num_threads(threads)
    dtype = {"fp32": torch.float32, "bf16": torch.bfloat16, "fp16": torch.float16}[precision]
    pipe = StableDiffusionPipeline.from_pretrained(model, torch_dtype=dtype, safety_checker=None).to(device)
    pipe.scheduler = DDIMScheduler.from_config(pipe.scheduler.config)
    pipe.set_progress_bar_config(disable=True)
    sync = torch.cuda.synchronize if device.startswith("cuda") else lambda: None
    side, depth = pipe.unet.config.sample_size, pipe.unet.config.cross_attention_dim
    ids = torch.tensor(pipe.tokenizer([PROMPT] * 8, padding="max_length", max_length=77, truncation=True).input_ids).to(device)
    result = {}
    with torch.inference_mode():
        if "text_encoding" in items:
            result["text_encoding"] = median_ms(lambda: pipe.text_encoder(ids)[0], repeats, sync)
        for batch in (1, 8):
            if f"unet_step_{batch}" not in items:
                continue
            sample = torch.randn(batch, 4, side, side, dtype=dtype, device=device)
            states = torch.randn(batch, 77, depth, dtype=dtype, device=device)
            step = torch.full((batch,), 500, device=device)
            result[f"unet_step_{batch}"] = median_ms(lambda: pipe.unet(sample, step, states).sample, repeats, sync)
        latents = torch.randn(1, 4, side, side, dtype=dtype, device=device)
        if "vae_decode" in items:
            result["vae_decode"] = median_ms(lambda: pipe.vae.decode(latents).sample, repeats, sync)
    print(json.dumps(result))


def run(command):
    """Runs a command. @return its JSON and its peak resident memory in MiB."""
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, text=True)
    text = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]} ended with {process.returncode}")
    return json.loads(text), usage.ru_maxrss / 1024


def compare(given, model, precision):
    common = ["--repeats", given.repeats, "--device", given.device]
    threads = ["--threads", given.threads] if given.threads else []
    folder = TREE / "resources/miniature" if model == "miniature" else model
    items = [item for item in ITEMS if item in given.items]
    ours, our_memory = run([given.cli, "bench", model, "--precision", precision, "--only", *items, "--json", *common, *threads])
    theirs, their_memory = run([sys.executable, __file__, given.cli, "--worker", folder, "--precision", precision, *common, *threads,
                                "--items", *items])
    medians = {item["name"]: item["median_ms"] for item in ours["items"]}
    print(f"\n{model}, {precision}, {ours['device']}, {ours['threads']} threads")
    print(f"{'':16}{'pentimento':>12}{'diffusers':>12}{'ratio':>8}")
    for name in items:
        print(f"{name:16}{medians[name]:>9.1f} ms{theirs[name]:>9.1f} ms{medians[name] / theirs[name]:>8.2f}")
    print(f"{'peak memory':16}{our_memory:>8.0f} MiB{their_memory:>8.0f} MiB{our_memory / their_memory:>8.2f}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cli", type=pathlib.Path)
    parser.add_argument("models", nargs="*", default=["miniature"])
    parser.add_argument("--precision", nargs="+", default=["fp32", "bf16"])
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--repeats", type=int, default=10)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--items", nargs="+", choices=ITEMS, default=ITEMS, help="eight of 512 x 512 at once take a CPU minutes")
    parser.add_argument("--worker", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.worker:
        measure_diffusers(given.worker, given.precision[0], given.device, given.repeats, given.threads,
                          given.items)
        return
    for model in given.models:
        for precision in given.precision:
            compare(given, model, precision)


if __name__ == "__main__":
    main()
