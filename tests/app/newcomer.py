#!/usr/bin/env python3
"""A newcomer at the real window: real clicks and keys by xdotool under Xvfb, and what should come of each.

usage: newcomer.py PROGRAM [--method doco|uce] [--out FOLDER]
Start, tour, first pairs, erase cat -> dog, a synonym's leak, compare, timeline, undo, redo, save, help, quit. Keeps a
picture of each step in FOLDER and fails at the first step whose effect is not seen in the program's --where report.
"""
import argparse, contextlib, json, os, pathlib, struct, subprocess, sys, tempfile, time, zlib


class Missed(Exception):
    """A step had not the effect it should have."""


def png_of(frame_buffer):
    """The screen as PNG, from the XWD file that Xvfb keeps with -fbdir."""
    data = frame_buffer.read_bytes()
    head = struct.unpack(">25I", data[:100])
    size, width, height, bits, stride, colours = head[0], head[4], head[5], head[11], head[12], head[19]
    if bits != 32:
        raise Missed(f"the screen has {bits} bits a pixel, not 32")
    start = size + 12 * colours
    rows = []
    for y in range(height):
        line = data[start + y * stride:start + y * stride + 4 * width]
        rgb = bytearray(3 * width)
        rgb[0::3], rgb[1::3], rgb[2::3] = line[2::4], line[1::4], line[0::4]
        rows.append(b"\0" + bytes(rgb))

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"".join(rows), 6)) + chunk(b"IEND", b"")


class Hand:
    """One person at one screen: looks into the report, clicks and types."""

    def __init__(self, program, out, home):
        self.out, self.home, self.report = out, home, home / "where.json"
        self.shots = 0
        self.main = None  # its window, once it is there
        ready, told = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(told), "-screen", "0", "1440x900x24", "-fbdir", str(home)],
                                       pass_fds=[told], stderr=subprocess.DEVNULL)
        os.close(told)
        self.display = ":" + os.read(ready, 16).decode().strip()
        self.env = dict(os.environ, DISPLAY=self.display, HOME=str(home), QT_QPA_PLATFORM="xcb", XDG_CONFIG_HOME=str(home / "config"),
                        XDG_DATA_HOME=str(home / "data"), XDG_RUNTIME_DIR=str(home), LANG="C.UTF-8")
        self.log = open(out / "program.log", "w")
        self.program = subprocess.Popen([program, "--device", "cpu", "--where", str(self.report)], env=self.env,
                                        stdout=self.log, stderr=subprocess.STDOUT)

    def xdo(self, *words):
        return subprocess.run(["xdotool", *map(str, words)], env=self.env, capture_output=True, text=True).stdout

    def look(self):
        with contextlib.suppress(FileNotFoundError, json.JSONDecodeError):
            return json.loads(self.report.read_text())
        return {"state": {}, "widgets": [], "cells": [], "menus": []}

    def wait(self, what, seen, seconds=20.0):
        """Looks until `seen(report)` is true; returns it."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = seen(self.look())
            if found:
                return found
            if self.program.poll() is not None:
                raise Missed(f"{what}: the program ended with {self.program.returncode}")
            time.sleep(0.1)
        raise Missed(f"{what}: not seen within {seconds:.0f} s; state {json.dumps(self.look()['state'])}")

    def state(self, what, seconds=20.0, **wanted):
        self.wait(what, lambda report: all(report["state"].get(key) == value for key, value in wanted.items()), seconds)

    def widget(self, name, key="name"):
        return self.wait(f"the place of {name}", lambda report: next((w for w in report["widgets"] if w[key] == name), None))

    def point(self, rect, x=0.5, y=0.5):
        return round(rect[0] + rect[2] * x), round(rect[1] + rect[3] * y)

    def click(self, rect, x=0.5, y=0.5):
        self.xdo("mousemove", "--sync", *self.point(rect, x, y), "click", 1)

    def menu(self, *entries):
        """From the menu button through its menus, as they open."""
        self.click(self.widget("Menu", "accessible")["rect"])
        for entry in entries:
            found = self.wait(f"the menu entry {entry}", lambda report: next(
                (e for m in report["menus"] for e in m["entries"] if e["text"] == entry and e["enabled"]), None))
            self.click(found["rect"])

    def windows(self, title):
        return self.xdo("search", "--onlyvisible", "--name", title).split()

    def focus(self, title=None):
        """Without a window manager nobody gives the keyboard to a window; no title is the main one."""
        window = self.main if title is None else next(iter(self.windows(title)), None)
        if window is None:
            raise Missed(f"there is no window called {title}")
        self.xdo("windowfocus", "--sync", window)
        time.sleep(0.2)

    def keys(self, *keys):
        self.focus()
        for key in keys:
            self.xdo("key", key)

    def shot(self, name):
        time.sleep(0.4)  # what was told is painted a moment later
        self.shots += 1
        (self.out / f"{self.shots:02}_{name}.png").write_bytes(png_of(self.home / "Xvfb_screen0"))
        print(f"{self.shots:02} {name}", flush=True)

    def close(self):
        for process in (self.program, self.server):
            if process.poll() is None:
                process.terminate()
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(10)


def start(hand):
    hand.state("the miniature is open", 60, phase="ready")
    hand.main = hand.windows("Pentimento")[0]
    hand.focus()
    hand.state("the before pictures are drawn", 120, before_drawn=True)
    hand.shot("first_start")


def tour(hand):
    hand.menu("Help", "Quick tour")
    hand.widget("tourCard")
    hand.shot("tour")
    for _ in range(5):
        hand.click(hand.widget("tourNext")["rect"])
        time.sleep(0.3)
    hand.wait("the tour ends", lambda report: not any(w["name"] == "tourCard" for w in report["widgets"]))


def choose(hand, method):
    if hand.look()["state"]["method"] == method:
        return
    row = hand.look()["state"]["methods"].index(method)
    place = hand.widget("pentimento::MethodCombo", "class")["rect"]
    hand.click(place)
    hand.shot("methods")
    hand.click(place, 0.3, row + 1.5)  # its list opens below it, in rows of its own height
    hand.state(f"{method} is chosen", method=method)


def erase(hand):
    base = hand.look()["state"]["base"]
    hand.click(hand.widget("eraseButton")["rect"])
    hand.wait("something is erased", lambda report: report["state"]["snapshots"] > 1, 300)
    hand.shot("erasing")
    hand.wait("the edit is there", lambda report: report["state"]["phase"] == "ready" and report["state"]["edits"] == 1, 600)
    hand.wait("the after pictures are drawn", lambda report: report["state"]["shown"] != base and report["state"]["shown_drawn"], 300)
    hand.shot("erased")
    return base


def compare(hand):
    def leak(report):
        leaks = [cell for cell in report["cells"] if cell["verdict"] == "leak"]
        return next((cell for cell in leaks if cell["role"] == "synonym"), None)
    cell = hand.wait("a synonym that still shows the cat", leak, 30)
    print(f"   {cell['word']}, seed {cell['seed']:.0f}")
    hand.click(cell["rect"], 0.25, 0.3)
    hand.state("the pair is compared", comparing=True)
    hand.shot("compare")
    hand.keys("c")
    hand.shot("compare_side_by_side")
    hand.keys("d")
    hand.shot("compare_difference")
    hand.keys("Escape")
    hand.state("the grid is back", comparing=False)


def scrub(hand, base):
    edited = hand.look()["state"]["shown"]
    place = hand.widget("timeline")["rect"]
    hand.xdo("mousemove", *hand.point(place, 0.9, 0.3), "mousedown", 1)
    for x in (0.7, 0.5, 0.3, 0.18):
        hand.xdo("mousemove", *hand.point(place, x, 0.3))
        time.sleep(0.15)
    hand.xdo("mouseup", 1)
    hand.state("the timeline is at before", shown_snapshot=0, shown=base)
    hand.shot("timeline_before")
    hand.keys("End")
    hand.state("the timeline is live again", shown_snapshot=-1, shown=edited)
    return edited


def undo(hand, base, edited):
    hand.keys("ctrl+z")
    hand.state("undone", shown=base, edits=0, can_redo=True)
    hand.shot("undone")
    hand.keys("ctrl+shift+z")
    hand.state("done again", shown=edited, edits=1)


def save(hand):
    file = hand.home / "cat.safetensors"
    hand.keys("ctrl+s")
    hand.wait("the file dialog", lambda report: any(w["window"] == "Save the edit" for w in report["widgets"]))
    hand.focus("Save the edit")
    hand.xdo("key", "ctrl+a")
    hand.xdo("type", file)
    hand.shot("save")
    hand.xdo("key", "Return")
    hand.wait("the edit's file", lambda report: file.exists() and file.stat().st_size > 1000)
    hand.shot("saved")


def read_help(hand):
    hand.focus()
    hand.click(hand.widget("timeline")["rect"], 0.97, 0.05)
    hand.keys("F1")
    hand.widget("helpText")
    hand.shot("help")
    hand.focus("Help")
    hand.xdo("key", "Escape")
    hand.wait("the help is closed", lambda report: not any(w["name"] == "helpText" for w in report["widgets"]))


def leave(hand):
    hand.keys("ctrl+q")
    try:
        code = hand.program.wait(20)
    except subprocess.TimeoutExpired:
        raise Missed("quit: the program is still running")
    if code != 0:
        raise Missed(f"quit: the program ended with {code}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--method", default="doco")
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("newcomer"))
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        hand = Hand(arguments.program, arguments.out, pathlib.Path(home))
        try:
            start(hand)
            tour(hand)
            choose(hand, arguments.method)
            base = erase(hand)
            compare(hand)
            edited = scrub(hand, base)
            undo(hand, base, edited)
            save(hand)
            read_help(hand)
            leave(hand)
        except Missed as missed:
            hand.shot("missed")
            sys.exit(f"newcomer: {missed}")
        finally:
            hand.close()
    print("newcomer: every step had its effect")


main()
