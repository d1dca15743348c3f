#!/usr/bin/env python3
"""Writes corpus/ENTRY/NAME, the inputs that fuzzing starts from; see entry_points.h for what each entry point reads.

usage: make_corpus.py    (needs Python alone; the same bytes every time)
"""
import io
import json
import pathlib
import pickle
import shutil
import struct
import zipfile

here = pathlib.Path(__file__).resolve().parent
families = here.parent / "golden" / "families"


def save(entry, name, data):
    folder = here / "corpus" / entry
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)


def safetensors(header, data):
    text = header if isinstance(header, bytes) else json.dumps(header, separators=(",", ":")).encode()
    return struct.pack("<Q", len(text)) + text + data


def tensor(dtype, shape, begin, end):
    return {"dtype": dtype, "shape": shape, "data_offsets": [begin, end]}


def make_safetensors():
    two = {"__metadata__": {"format": "pt"}, "w": tensor("F32", [2, 2], 0, 16), "b": tensor("F16", [3], 16, 22)}
    save("safetensors", "whole", safetensors(two, bytes(22)))
    save("safetensors", "padded", safetensors(json.dumps(two).encode() + b"   ", bytes(22)))
    save("safetensors", "none", safetensors({}, b""))
    save("safetensors", "zero", safetensors({"e": tensor("I64", [0, 9], 0, 0), "s": tensor("BF16", [], 0, 2)}, bytes(2)))
    save("safetensors", "header_alone", safetensors(two, b""))
    save("safetensors", "overlap", safetensors({"a": tensor("U8", [4], 0, 4), "b": tensor("U8", [4], 2, 6)}, bytes(6)))
    save("safetensors", "huge_shape", safetensors({"a": tensor("F64", [2**62, 8], 0, 8)}, bytes(8)))
    save("safetensors", "huge_header", struct.pack("<Q", 2**63) + b"{}")
    save("safetensors", "deep", safetensors(b'{"a":' + b"[" * 40 + b"]" * 40 + b"}", b""))
    save("safetensors", "pointer", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n")


def make_config():
    for family, component in (("sdxl", "unet"), ("sd1", "vae"), ("sdxl", "text_encoder_2"), ("sd2", "unet")):
        document = json.loads((families / family / component / "config.json").read_text())
        save("config", f"{family}_{component}", json.dumps(document, separators=(",", ":")))
    save("config", "small", '{"block_out_channels":[32,64],"down_block_types":["DownBlock2D","CrossAttnDownBlock2D"],'
                            '"up_block_types":["CrossAttnUpBlock2D","UpBlock2D"],"transformer_layers_per_block":[[1,2],1]}')
    save("config", "nested", '{"text_config":{"hidden_size":64,"num_attention_heads":4,"eos_token_id":2}}')
    save("config", "odd", '{"sample_size":[64,1e300],"norm_eps":-1e-400,"in_channels":18446744073709551615,"a":"\\ud83d\\ude00"}')
    save("config", "deep", "[" * 200)


def make_tokenizer():
    def case(name, vocabulary, merges, config, prompt):
        save("tokenizer", name, "\n====\n".join((json.dumps(vocabulary), merges, json.dumps(config), prompt)))

    letters = {token: i for i, token in enumerate(["a", "c", "t", "a</w>", "c</w>", "t</w>", "ca", "cat</w>", "at</w>",
                                                   "<|startoftext|>", "<|endoftext|>"])}
    merges = "#version: 0.2\nc a\nca t</w>\na t</w>"
    case("whole", letters, merges, {"model_max_length": 77}, "a cat, a CAT's c4t")
    case("short", letters, merges, {"model_max_length": 5}, "cat cat cat cat cat")
    case("added", letters, merges, {"added_tokens_decoder": {"9": {"content": "<|startoftext|>", "special": True},
                                                             "20": {"content": "<x>", "normalized": True}}}, "a <x> cat<|endoftext|>")
    case("unicode", letters, merges, {"pad_token": "!"}, "e\u0301\u00e9 \U0001f431 \u0130 \u5b57 \u0e01\u0e33 don't we've")
    case("words", letters, merges, {"additional_special_tokens": ["<a>", {"content": "", "special": True}]}, "ca" * 60)
    case("empty", {}, "", {}, "")
    save("tokenizer", "broken_prompt", b"{\"a\":0}\n====\na a\n====\n{}\n====\n\xff\xfe\xc3\x28\xed\xa0\x80")


def text(word):
    return b"X" + struct.pack("<I", len(word)) + word.encode()


def whole(number):
    return b"J" + struct.pack("<i", number)


def items(*parts):
    return b"(" + b"".join(parts) + b"t"


def name(module, what):
    return f"c{module}\n{what}\n".encode()


def rebuilt(key, held, shape, strides, offset=0, storage="FloatStorage"):
    place = items(text("storage"), name("torch", storage), text(key), text("cpu"), whole(held)) + b"Q"
    return name("torch._utils", "_rebuild_tensor_v2") + items(place, whole(offset), items(*map(whole, shape)), items(*map(whole, strides)),
                                                              b"\x89", name("collections", "OrderedDict") + b")R") + b"R"


def dictionary(**values):
    return b"}(" + b"".join(text(key) + value for key, value in values.items()) + b"u"


def pickled(body):
    return b"\x80\x02" + body + b"."


def archive(body, *storages):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as file:
        parts = [("archive/data.pkl", pickled(body)), ("archive/byteorder", b"little")]
        parts += [(f"archive/data/{i}", storage) for i, storage in enumerate(storages)]
        for path, data in parts:
            file.writestr(zipfile.ZipInfo(path), data)
    return out.getvalue()


def make_pickle():
    plain = {"a": [1, -2, 2.5, None, True], "b": (b"x", "y", {"z"}), "long": 2**40, "again": ["s", "s"]}
    for protocol in (2, 3, 4, 5):
        save("pickle", f"protocol_{protocol}", pickle.dumps(plain, protocol))
    save("pickle", "state", pickled(dictionary(w=rebuilt("0", 4, (2, 2), (2, 1)))))
    save("pickle", "system", pickled(name("posix", "system") + items(text("true")) + b"R"))
    save("pickle", "memo", pickled(b"}q\x00X\x01\x00\x00\x00aq\x01h\x00sh\x00b"))
    save("pickle", "zip", archive(dictionary(), b"12345678"))
    save("pickle", "zip64", b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, 0, 0, 0, 0)
         + b"PK\x06\x07" + struct.pack("<IQI", 0, 0, 1) + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 0, 0, 0, 0xFFFFFFFF, 0))


def make_archive():
    numbers = struct.pack("<8f", *range(8))
    save("archive", "whole", archive(dictionary(w=rebuilt("0", 8, (2, 4), (4, 1)), v=rebuilt("0", 8, (3,), (2,), 1)), numbers))
    save("archive", "nested", archive(dictionary(state_dict=dictionary(a=dictionary(w=rebuilt("0", 8, (2, 2), (1, 2))))), numbers))
    save("archive", "half", archive(dictionary(w=rebuilt("0", 4, (4,), (1,), 0, "HalfStorage"), step=whole(7)), numbers[:8]))
    save("archive", "empty_tensor", archive(dictionary(w=rebuilt("0", 8, (0, 4), (4, 1))), numbers))
    save("archive", "beyond", archive(dictionary(w=rebuilt("0", 8, (3, 4), (4, 1))), numbers))
    save("archive", "itself", archive(b"}q\x00(" + b"".join(text(f"k{i}") + b"h\x00" for i in range(12)) + b"u", numbers))
    save("archive", "cut_off", archive(dictionary(w=rebuilt("0", 8, (8,), (1,))), numbers)[:200])


shutil.rmtree(here / "corpus", ignore_errors=True)
for make in (make_safetensors, make_config, make_tokenizer, make_pickle, make_archive):
    make()
