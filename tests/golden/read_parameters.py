"""Reads the settings that a picture carries as other programs do: the PNG by Pillow, the text by the grammar of
stable-diffusion-webui (modules/infotext_utils.py: parse_generation_parameters), which SwarmUI and Forge read as well.

usage: read_parameters.py PICTURE...      prints one JSON object a picture; exit 1 where something of
                                          Prompt, Seed, Steps, Sampler, CFG scale, Size, Model hash is missing
"""
import json
import re
import sys

from PIL import Image

PARAMETER = re.compile(r'\s*(\w[\w \-/]+):\s*("(?:\\.|[^\\"])+"|[^,]*)(?:,|$)')
SIZE = re.compile(r"^(\d+)x(\d+)$")
NEEDED = ("Prompt", "Seed", "Steps", "Sampler", "CFG scale", "Size-1", "Size-2", "Model hash")


def unquoted(text):
    return json.loads(text) if len(text) > 1 and text[0] == '"' and text[-1] == '"' else text


def parse(text):
    *lines, last = text.strip().split("\n")
    if len(PARAMETER.findall(last)) < 3:
        lines.append(last)
        last = ""
    parts, part = {"Prompt": "", "Negative prompt": ""}, "Prompt"
    for line in map(str.strip, lines):
        if line.startswith("Negative prompt:"):
            part, line = "Negative prompt", line[16:].strip()
        parts[part] += ("\n" if parts[part] else "") + line
    for name, value in PARAMETER.findall(last):
        value = unquoted(value)
        size = SIZE.match(value)
        if size:
            parts[f"{name}-1"], parts[f"{name}-2"] = size.groups()
        else:
            parts[name] = value
    return parts


def main(paths):
    missing = []
    for path in paths:
        with Image.open(path) as image:
            image.load()
            found = parse(image.info.get("parameters", ""))
            if (image.size[0], image.size[1]) != (int(found.get("Size-1", 0)), int(found.get("Size-2", 0))):
                missing.append(f"{path}: another size than the picture's")
            if found["Prompt"] != image.info.get("prompt") or found.get("Seed") != image.info.get("seed"):
                missing.append(f"{path}: the two dialects differ")
        missing += [f"{path}: {name}" for name in NEEDED if not found.get(name)]
        print(json.dumps(found, ensure_ascii=False))
    for line in missing:
        print("missing:", line, file=sys.stderr)
    return 1 if missing or not paths else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
