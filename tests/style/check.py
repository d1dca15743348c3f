#!/usr/bin/env python3
"""Checks one house rule on a source tree and prints every place that breaks it.

usage: check.py RULE [TREE]      RULE is one of: length, layers, mirrors, docstrings, self-test
length      a source file has at most 400 lines, a function 60, a folder 15 .cpp files
layers      core knows no Qt, values neither torch nor Qt, widgets only Qt and core/values
mirrors     every core/**/x.cpp and widgets/**/x.cpp has tests/**/x_test.cpp
docstrings  a /// comment stands right above every class, struct and enum of a header
"""
import pathlib
import re
import sys
import tempfile

MAX_FILE, MAX_FUNCTION, MAX_FOLDER = 400, 60, 15
INCLUDE = re.compile(r'\s*#\s*include\s*[<"]([^>"]+)')
SCOPE = re.compile(r"\b(namespace|class|struct|enum|union|extern)\b")
LITERAL = re.compile(r'"(\\.|[^"\\])*"|\'(\\.|[^\'\\])\'|//.*')
SIGNATURE_END = re.compile(r"\)\s*(const|noexcept|override|final|->[^{]*|:[^{]*|\s)*$")


def sources(tree, *suffixes):
    """Yields the tree's own source files, relative to it."""
    for top in ("app", "core", "widgets", "tests"):
        for path in sorted((tree / top).rglob("*")):
            if path.suffix in suffixes and path.is_file():
                yield path.relative_to(tree)


def long_functions(lines):
    """Yields (line, length) of the brace blocks that are functions and too long; namespaces and types are looked through."""
    open_blocks = []
    for number, line in enumerate(lines, 1):
        code = LITERAL.sub("", line)
        for brace in re.finditer(r"[{}]", code):
            if brace.group() == "{":
                head = " ".join(lines[max(0, number - 4):number - 1])[-300:] + " " + code[:brace.start()]
                head = re.split(r"[;}]", head)[-1]
                open_blocks.append((number, bool(SCOPE.search(head)) and not SIGNATURE_END.search(head)))
            elif open_blocks:
                start, is_scope = open_blocks.pop()
                length = number - start + 1
                if not is_scope and length > MAX_FUNCTION and all(scope for _, scope in open_blocks):
                    yield start, length


def length(tree):
    folders = {}
    for file in sources(tree, ".h", ".cpp", ".py"):
        lines = (tree / file).read_text(errors="replace").split("\n")
        if len(lines) > MAX_FILE:
            yield f"{file}: {len(lines)} lines"
        if file.suffix != ".py":
            for line, count in long_functions(lines):
                yield f"{file}:{line}: a function of {count} lines"
        if file.suffix == ".cpp" and file.parts[0] != "tests":
            folders[file.parent] = folders.get(file.parent, 0) + 1
    for folder, count in folders.items():
        if count > MAX_FOLDER:
            yield f"{folder}: {count} .cpp files"


def forbidden(file, include):
    """What rule an include of a file breaks, or None."""
    top = file.parts[0]
    torch = include.startswith(("torch/", "ATen/", "c10/"))
    qt = re.match(r"Q[A-Z]|Qt", include) is not None
    if top == "core":
        if qt or include.startswith(("widgets/", "app/")):
            return "core knows no Qt, widgets or app"
        if file.parts[1] == "values" and (torch or include.startswith("core/") and not include.startswith("core/values/")):
            return "values know only the standard library"
    if top == "widgets":
        if torch or include.startswith("app/") or include.startswith("core/") and not include.startswith("core/values/"):
            return "widgets know only Qt and core/values"
    if file.parts[:2] == ("app", "cli") and (qt or include.startswith("widgets/")):
        return "the command line knows only core"
    return None


def layers(tree):
    for file in sources(tree, ".h", ".cpp"):
        for number, line in enumerate((tree / file).read_text(errors="replace").split("\n"), 1):
            match = INCLUDE.match(line)
            rule = match and forbidden(file, match.group(1))
            if rule:
                yield f"{file}:{number}: {match.group(1)}: {rule}"


def mirrors(tree):
    for file in sources(tree, ".cpp"):
        mirror = pathlib.Path("tests") / file.parent / f"{file.stem}_test.cpp"
        if file.parts[0] in ("core", "widgets") and not (tree / mirror).is_file():
            yield f"{file}: no {mirror}"


def docstrings(tree):
    for file in sources(tree, ".h"):
        lines = (tree / file).read_text(errors="replace").split("\n")
        for number, line in enumerate(lines, 1):
            if file.parts[0] == "tests" or not re.match(r"(class|struct|enum class)\s+\w+[^;]*$", line):
                continue
            above = [text.strip() for text in lines[max(0, number - 4):number - 1]]
            above = [text for text in above if text and not text.startswith(("template", "Q_"))]
            if not above or not above[-1].startswith(("///", "*/")):
                yield f"{file}:{number}: {line.strip()}"


RULES = {"length": length, "layers": layers, "mirrors": mirrors, "docstrings": docstrings}


def self_test():
    """Each rule must find its own broken example, or it guards nothing."""
    broken = {
        "length": ("core/long.cpp", "void f() {\n" + "  g();\n" * 61 + "}\n"),
        "layers": ("widgets/view.cpp", '#include "core/io/png.h"\n'),
        "mirrors": ("core/base/lonely.cpp", "int x;\n"),
        "docstrings": ("core/base/bare.h", "#pragma once\n\nstruct Bare {};\n".replace("{}", "{\n}")),
    }
    for name, (file, text) in broken.items():
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / file
            path.parent.mkdir(parents=True)
            path.write_text(text)
            if not list(RULES[name](pathlib.Path(folder))):
                yield f"{name}: does not find {file}"


def main():
    if len(sys.argv) not in (2, 3) or sys.argv[1] not in (*RULES, "self-test"):
        sys.exit(__doc__)
    tree = pathlib.Path(sys.argv[2]) if len(sys.argv) == 3 else pathlib.Path(__file__).resolve().parents[2]
    places = list(self_test() if sys.argv[1] == "self-test" else RULES[sys.argv[1]](tree))
    print("\n".join(places) or f"{sys.argv[1]}: nothing to report")
    sys.exit(1 if places else 0)


main()
