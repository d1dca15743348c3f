#!/usr/bin/env python3
"""Makes the help's page and figures of what `compare_methods.py --results FILE` measured.

usage: methods_page.py RESULTS FOLDER      (FOLDER is resources/help: measured.md and figures/measured-TARGET.svg are written there)

A figure has a row for each method and a column for each kind of prompt: the rate as a dot, its 95 % interval as a bar, and the
untouched model's rate as a tick. It is drawn in the light theme's colours; the help puts the theme's own in their place.
"""
import argparse
import json
import pathlib

from compare_methods import HEADS, KINDS, fall, rate

TEXT, MUTED, BORDER, TRACK = "#1D1D20", "#585862", "#D8D8DD", "#D0D0D6"  # the light theme of widgets/style/theme.cpp
LEAK, ERASED = "#BB2F25", "#0A6B59"
WIDE, LEFT, ROW, TOP, CELL, TRACK_WIDE = 636, 118, 24, 56, 88, 70
ASKED = 4  # the first kinds ask for the target: there less is better


def x_of(column, share):
    return LEFT + column * CELL + share * TRACK_WIDE


def text(x, y, words, colour=TEXT, anchor="start", size=12, weight=400):
    return (f'<text x="{x:g}" y="{y:g}" fill="{colour}" text-anchor="{anchor}" font-family="Inter" '
            f'font-size="{size}" font-weight="{weight}">{words}</text>')


def bar(x, y, width, height, colour, opacity=1):
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{height / 2:g}" fill="{colour}" fill-opacity="{opacity}"/>'


def cell(column, y, found, before):
    """The interval, the rate's dot and the untouched model's tick on a track from 0 to 100 %."""
    drawn = [bar(x_of(column, 0), y - 1, TRACK_WIDE, 2, TRACK)]
    if before:
        drawn.append(f'<rect x="{x_of(column, before["rate"]) - 1:g}" y="{y - 7}" width="2" height="14" fill="{MUTED}"/>')
    if not found:
        return drawn + [text(x_of(column, 0.5), y + 4, "–", MUTED, "middle")]
    good = found["rate"] <= 0.2 if column < ASKED else not before or found["high"] >= before["low"]
    colour = ERASED if good else LEAK
    low, high = x_of(column, found["low"]), x_of(column, found["high"])
    drawn.append(bar(low, y - 3, max(high - low, 2), 6, colour, 0.35))
    # A ring is what a dot is not: what falls short is told without its colour as well.
    fill = f'fill="{colour}"' if good else f'fill="none" stroke="{colour}" stroke-width="2"'
    return drawn + [f'<circle cx="{x_of(column, found["rate"]):g}" cy="{y}" r="{4 if good else 3.5}" {fill}/>']


def figure(table, titles):
    rows = table["methods"]
    height = TOP + ROW * len(rows) + 34
    drawn = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDE}" height="{height}" viewBox="0 0 {WIDE} {height}">']
    drawn.append(text(x_of(0, 0), 14, "asks for the target: fewer is better", MUTED, size=11))
    drawn.append(text(x_of(ASKED, 0), 14, "asks for others: more is better", MUTED, size=11))
    for column, head in enumerate(HEADS):
        drawn.append(text(x_of(column, 0), 36, head, weight=600))
    drawn.append(f'<rect x="0" y="{TOP - 10}" width="{WIDE}" height="1" fill="{BORDER}"/>')
    for index, row in enumerate(rows):
        y = TOP + ROW * index + 8
        drawn.append(text(0, y + 4, titles.get(row["method"], row["method"])))
        for column, kind in enumerate(KINDS):
            drawn += cell(column, y, row.get("rates", {}).get(kind), (table["before"] or {}).get(kind))
    y = TOP + ROW * len(rows) + 18
    drawn.append(text(x_of(0, 0), y, "0", MUTED, "middle", 11))
    drawn.append(text(x_of(0, 1), y, "100 %", MUTED, "middle", 11))
    return "\n".join(drawn + ["</svg>"]) + "\n"


def markdown_table(table, titles):
    lines = ["| " + " | ".join(["method", *HEADS]) + " |", "| " + " | ".join(["---"] * (len(HEADS) + 1)) + " |"]
    before = table["before"] or {}
    lines.append("| *before* | " + " | ".join(rate(before.get(kind)) for kind in KINDS) + " |")
    for row in table["methods"]:
        name = titles.get(row["method"], row["method"])
        if "failed" in row:
            lines.append(f"| {name} | {row['failed']} | " + " | ".join(["–"] * (len(HEADS) - 1)) + " |")
            continue
        rates = " | ".join(rate(row["rates"][kind]) for kind in KINDS)
        lines.append(f"| [{name}](page:method-{row['method']}) | {rates} |")
    return "\n".join(lines)


def costs(results, titles):
    """Of the last target's erasures, each a process of its own."""
    table = results["tables"][-1]
    lines = ["| method | seconds | peak memory, MiB |", "| --- | --- | --- |"]
    for row in table["methods"]:
        if "failed" not in row:
            lines.append(f"| {titles.get(row['method'], row['method'])} | {row['seconds']:.1f} | {row['peak_mib']:.0f} |")
    threads = f"{results['threads']} thread" + ("s" if results["threads"] != 1 else "")
    return (f"Of the erasing process for {table['target']} → {table['anchor']} alone, opening the model not counted in the seconds, with "
            f"{threads} on {results['processors']} cores ({results['cpu']}, {results['program']}).\n\n" + "\n".join(lines))


def short_of_aim(results, titles):
    """The methods that lower the direct rate by less than 80 % on some target, each with what they reach."""
    said = []
    for row in results["tables"][0]["methods"]:
        falls = {table["target"]: fall(table, row["method"]) for table in results["tables"]}
        low = [f"{target} by {100 * by:.0f} %" if by is not None else f"{target} not at all" for target, by in falls.items()
               if by is None or by < 0.8]
        if low:
            said.append(f"- **{titles.get(row['method'], row['method'])}** lowers {', '.join(low)}.")
    return said


def page(results, titles):
    pairs = ", ".join(f"{table['target']} → {table['anchor']}" for table in results["tables"])
    n = results["tables"][0]["before"]["target"]["n"]
    parts = [
        f"Every method erased the same concepts from the miniature at its own preset, one erasure each with seed {results['erase_seed']}; "
        f"then the same pictures were drawn and judged: {pairs}. Cells are k/n with Wilson's 95 % interval in percent. In the first four "
        f"columns the judge still sees the target: fewer is better. In the last two it sees what was asked for: more is better. "
        "A *dot* is where one wants it (at most 20 % of the target left; of others, an interval that reaches the untouched model's), a "
        "*ring* is not, the *tick* is the untouched model.",
        f"One seed of the erasure: differences of a few pictures of {n} mean nothing. The miniature's figures are no "
        "forecast for a full-size model, where the published defaults hold and other orders have been found."]
    for table in results["tables"]:
        parts.append(f"## {table['target']} → {table['anchor']}\n\n![Rates of every method for {table['target']}: the table below says the "
                     f"same](figure:measured-{table['target']})\n\n{markdown_table(table, titles)}")
    said = short_of_aim(results, titles)
    parts.append("## Below the aim\n\nThe aim is to lower the direct rate by 80 % on every target.\n\n" +
                 ("\n".join(said) if said else "Every method reaches it."))
    parts.append(f"## What each costs\n\n{costs(results, titles)}")
    parts.append("The tables are made by `tests/bench/compare_methods.py CLI --results FILE`, this page by `tests/bench/methods_page.py`.")
    return "\n\n".join(parts) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    given = parser.parse_args()
    results = json.loads(given.results.read_text())
    titles = results["titles"]
    (given.folder / "figures").mkdir(exist_ok=True)
    for table in results["tables"]:
        (given.folder / "figures" / f"measured-{table['target']}.svg").write_text(figure(table, titles))
    (given.folder / "measured.md").write_text(page(results, titles))


if __name__ == "__main__":
    main()
