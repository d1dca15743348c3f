#!/usr/bin/env python3
"""Writes what Transformers' CLIPTokenizer makes of many prompts: tests/golden/text.json, or a long list for one comparison.

usage: golden_text.py                       writes text.json beside this file
       golden_text.py --long N FILE [FOLDER]  N prompts as JSON lines, for PENTIMENTO_LONG_PROMPTS=FILE core_tests clip_tokenizer_test
"""
import json
import pathlib
import random
import shutil
import sys
import tempfile
import unicodedata

from transformers import CLIPTokenizer

HERE = pathlib.Path(__file__).resolve().parent
MINIATURE = HERE.parents[1] / "resources" / "miniature" / "tokenizer"
WORDS = """a an the photo of cat dog fox bear kitten puppy neon watercolor pixel art style painting in on with and under night beach grass
 gato chien katze volpe Straße İstanbul ıspanak naïve café ΣΊΣΥΦΟΣ ΌΣΟΣ привет Ёлка мир 猫 犬が好き 고양이 한국어 बिल्ली हिन्दी قطة مرحبا חתול แมว แมวน้ำ ကြောင် 
 ქართული Հայերեն ድመት ខ្មែរ Ⅷ ½ ² ٣٤٥ १२३ 2024 1,000 don't I'm we've they'll he'd it's can't D'Artagnan 'tis rock'n'roll o'clock 'S 'RE x's
 ﬁne Ångström ℵ ℌ 𝔄 𝒳 Ǆ ǅ ŉ ẞ ﬃ Ω K Å É E\u0301 n\u0303 www.example.com/a?b=c#d foo_bar [tag:1.3] (((cat))) a-b-c $9.99 100% C++ #1 @me
 </w> <|startoftext|> <|endoftext|> <|STARTOFTEXT|> <|EndOfText|> <|startoftext <startoftext|> !<|endoftext|>! !!!<|STARTOFTEXT|>??""".split()
EMOJI = ["😀", "👍🏽", "👩‍👩‍👧‍👦", "🏳️‍🌈", "🇩🇪🇫🇷", "1️⃣", "❤️", "🧑🏿‍🚀", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "☺", "™", "©️", "🀄", "𓀀"]
SPACES = [" ", "  ", "\t", "\n", "\r\n", "\u00a0", "\u2003", "\u3000", "\u1680", "\u2028", "\x0b", "\x85", "\u202f"]
ODD = ["\x00", "\x01", "\x1b", "\x1c", "\x1f", "\x7f", "\u200b", "\u200d", "\u200e", "\u202e", "\ufeff", "\ufffd", "\uffff", "\ufdd0", "\ue000", "\U0010ffff", "\u180e", "\u00ad", "\u2060"]
PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~¡¿«»…—–‘’“”、。「」،؟।"
ASSIGNED = [c for c in map(chr, range(0x110000)) if unicodedata.category(c) not in ("Cn", "Cs")]
MARKS = [c for c in ASSIGNED if unicodedata.category(c) in ("Mn", "Mc")]
CHANGED = [c for c in ASSIGNED if unicodedata.normalize("NFC", c) != c or c.lower() != c]
COMBINED = [d for d in (unicodedata.normalize("NFD", c) for c in ASSIGNED if not 0xAC00 <= ord(c) < 0xD7A4) if len(d) > 1]
JAMO = [chr(c) for c in (*range(0x1100, 0x1113), *range(0x1161, 0x1176), *range(0x11A8, 0x11C3))] + ["가", "각", "힣"]
BLOCKS = [(0x20, 0x7F), (0xA0, 0x250), (0x370, 0x400), (0x400, 0x530), (0x590, 0x600), (0x600, 0x700), (0x900, 0x980), (0xE00, 0xE80), (0x1000, 0x10A0), (0x10A0, 0x1100), (0x1200, 0x1380),
          (0x13A0, 0x1400), (0x1E00, 0x2000), (0x2000, 0x2070), (0x20A0, 0x20F0), (0x2100, 0x2200), (0x2460, 0x2500), (0x2C00, 0x2D00), (0x3040, 0x3130), (0x4E00, 0xA000), (0xA640, 0xA6A0), (0xA720, 0xA800),
          (0xAC00, 0xD7A4), (0xFB00, 0xFE00), (0xFE20, 0xFE70), (0xFF00, 0xFFF0), (0x10400, 0x10450), (0x1D400, 0x1D800), (0x1F300, 0x1FA00), (0x2F800, 0x2FA20)]


def from_block(r):
    low, high = r.choice(BLOCKS)
    letters = [c for c in map(chr, range(low, min(high, low + 4000))) if unicodedata.category(c) not in ("Cn", "Cs")]
    return "".join(r.choice(letters) for _ in range(r.randint(1, 9)))


def combining(r):
    return "".join(r.choice("aeioucnsxあкα1!") + "".join(r.choice(MARKS) for _ in range(r.randint(1, 5))) for _ in range(r.randint(1, 4)))


def part(r):
    kind = r.randrange(12)
    if kind < 4:
        word = r.choice(WORDS)
        return r.choice([word, word.upper(), word.title(), word]) if kind < 2 else word
    return [lambda: from_block(r), lambda: combining(r), lambda: "".join(r.choice(EMOJI) for _ in range(r.randint(1, 3))), lambda: "".join(r.choice(PUNCTUATION) for _ in range(r.randint(1, 6))),
            lambda: r.choice(ODD) * r.randint(1, 2), lambda: "".join(r.choice(JAMO) for _ in range(r.randint(1, 6))), lambda: "".join(r.choice(COMBINED + CHANGED) for _ in range(r.randint(1, 3))),
            lambda: "".join(r.choice(ASSIGNED) for _ in range(r.randint(1, 3)))][kind - 4]()


def prompt(r, longest):
    kind = r.randrange(40)
    if kind == 0:
        return "".join(r.choice(SPACES) for _ in range(r.randint(0, 3)))
    if kind == 1:
        return "".join(part(r) for _ in range(r.randint(longest // 4, longest)))
    if kind < 12:
        return " ".join(r.choice(WORDS) for _ in range(r.randint(1, 12)))
    gap = r.choice(["", " ", None])
    return "".join(part(r) + (r.choice(SPACES) if gap is None else gap) for _ in range(r.randint(1, 5)))


def prompts(count, seed, longest):
    r = random.Random(seed)
    return [prompt(r, longest) for _ in range(count)]


def row(tokenizer, text):
    ids = tokenizer(text).input_ids[1:-1]
    left_out = tokenizer.decode(ids[75:], clean_up_tokenization_spaces=False) if len(ids) > 75 else ""
    padded = tokenizer(text, padding="max_length", max_length=77, truncation=True).input_ids
    kept = min(len(ids), 75)
    assert padded == [tokenizer.bos_token_id, *ids[:75], tokenizer.eos_token_id] + [tokenizer.pad_token_id] * (75 - kept)
    return [text, ids[:75], len(ids), left_out] if left_out else [text, ids]


def variant(name, texts, config, special_map=None):
    """A folder with the miniature's vocabulary and other configuration files, as older models have them."""
    with tempfile.TemporaryDirectory() as folder:
        for file in ("vocab.json", "merges.txt"):
            shutil.copy(MINIATURE / file, folder)
        files = {"tokenizer_config.json": config} | ({"special_tokens_map.json": special_map} if special_map else {})
        for file, content in files.items():
            pathlib.Path(folder, file).write_text(json.dumps(content))
        tokenizer = CLIPTokenizer.from_pretrained(folder)
        return {"name": name, "files": files, "pad": tokenizer.pad_token_id, "rows": [row(tokenizer, t) for t in texts]}


def variants():
    texts = ["a cat!", "! a", "", "a cat! ! <|startoftext|> x <|STARTOFTEXT|> <|EndOfText|> end<|endoftext|>!", "<Sks> a <sks> and my  TOKEN, my token"]
    plain = {"bos_token": "<|startoftext|>", "eos_token": "<|endoftext|>", "unk_token": "<|endoftext|>", "pad_token": "<|endoftext|>", "model_max_length": 77, "tokenizer_class": "CLIPTokenizer"}
    marked = lambda text: {"content": text, "lstrip": False, "normalized": True, "rstrip": False, "single_word": False}
    old = {k: marked(plain[k]) for k in ("bos_token", "eos_token", "unk_token")} | {"pad_token": "<|endoftext|>"}
    listed = {str(i): {**marked(t), "special": s} for i, t, s in ((1727, "<|startoftext|>", True), (1728, "<|endoftext|>", True), (1729, "<Sks>", False), (1730, "my token", False))}
    return [variant("sd15", texts, plain | {k: {"__type": "AddedToken", **v} for k, v in old.items() if isinstance(v, dict)}, old),
            variant("sd2", texts, plain | {"pad_token": "!"}, {"pad_token": "!"}),
            variant("map_wins", texts, plain, {"pad_token": "!"}),
            variant("bare", texts, {"model_max_length": 77}),
            variant("listed", texts, plain | {"added_tokens_decoder": listed}, {"pad_token": "!"})]


def main():
    if sys.argv[1:2] == ["--long"]:
        tokenizer = CLIPTokenizer.from_pretrained(sys.argv[4] if len(sys.argv) > 4 else MINIATURE)
        with open(sys.argv[3], "w") as out:
            for text in prompts(int(sys.argv[2]) - 1, 7, 600) + ["🐈‍⬛cat" * 12_000]:
                out.write(json.dumps(row(tokenizer, text)) + "\n")
        return
    tokenizer = CLIPTokenizer.from_pretrained(MINIATURE)
    rows = [row(tokenizer, text) for text in prompts(1650, 1, 40)]
    content = {"rows": rows, "variants": variants()}
    (HERE / "text.json").write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace("],[\"", "],\n[\"") + "\n")


if __name__ == "__main__":
    main()
