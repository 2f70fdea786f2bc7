"""Follows a how-to: what it says to write, to add and to run, in a copy of the project."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.locked import ROOT

STEP = re.compile(
    r"^(?P<verb>Write|Add to the end of|Add to|Run)(?: `(?P<path>[^`]+)`)?(?:, below `(?P<there>[^`]+)`)?:\n\n"
    r"```\w*\n(?P<block>.*?)^```$"
    r"|^In `(?P<file>[^`]+)`, put `(?P<new>[^`]+)` in place of `(?P<old>[^`]+)`\.$",
    re.MULTILINE | re.DOTALL,
)
LONGEST = 300
# Eight seconds on an idle core, of any change.
JUDGES = (".venv/bin/mypy",)


@dataclass(frozen=True)
class Step:
    """One step of a how-to: what is to be done, in which file, below or in place of which words, with what."""

    verb: str
    path: str
    there: str
    block: str


def steps(page: Path) -> list[Step]:
    """The steps of a how-to in order; raises AssertionError where a block belongs to none."""
    text = page.read_text("utf-8")
    found = [
        Step("Replace", each["file"], each["old"], each["new"])
        if each["file"]
        else Step(each["verb"], each["path"] or "", each["there"] or "", each["block"])
        for each in STEP.finditer(text)
    ]
    blocks = [step for step in found if step.verb != "Replace"]
    assert len(blocks) == text.count("\n```") // 2, f"{page.name}: a block without a step before it"
    return found


def copied(folder: Path) -> Path:
    """The files of the project, as they stand, in a folder of their own."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    # What mypy knows of the untouched files, from make lint: ten seconds less for each how-to that asks it.
    if (ROOT / ".mypy_cache").is_dir():
        shutil.copytree(ROOT / ".mypy_cache", folder / ".mypy_cache")
    return folder


def follow(step: Step, project: Path) -> list[str]:
    """Do a step in a copy of the project; raises AssertionError where it cannot be done or what it runs fails.

    What comes out are the commands that judge the whole project, for whoever follows several how-tos to run once.
    """
    if step.verb == "Run":
        commands = list(_commands(step.block))
        for command in commands:
            if command not in JUDGES:
                run(command, project)
        return [command for command in commands if command in JUDGES]
    file = project / step.path
    if step.verb == "Write":
        assert not file.exists(), f"{step.path} is there already"
        assert file.parent.is_dir(), f"{step.path} has no folder"
        file.write_text(step.block, "utf-8")
        return []
    assert file.is_file(), f"{step.path} is not there"
    text = file.read_text("utf-8")
    if step.verb == "Replace":
        assert text.count(step.there) == 1, f"{step.path} has not once: {step.there}"
        file.write_text(text.replace(step.there, step.block), "utf-8")
    elif step.there:
        lines = text.splitlines(keepends=True)
        found = [number for number, line in enumerate(lines) if line.strip() == step.there]
        assert len(found) == 1, f"{step.path} has not one line: {step.there}"
        at = found[0]
        lines.insert(at + 1, step.block)
        file.write_text("".join(lines), "utf-8")
    else:
        between = "\n\n\n" if file.suffix == ".py" else "\n"
        file.write_text(text.rstrip("\n") + between + step.block, "utf-8")
    return []


def _commands(block: str) -> Iterator[str]:
    """The lines of a block; for a target of make the commands it consists of, since the copy has no .venv."""
    for line in block.splitlines():
        if line.startswith("make "):
            yield from recipe(line.removeprefix("make "))
        elif line:
            yield line


def recipe(target: str) -> list[str]:
    """The commands of a target of make, without what installs."""
    found = re.search(rf"(?m)^{target}:.*\n((?:\t.*\n)*)", (ROOT / "Makefile").read_text("utf-8"))
    assert found, f"make {target}"
    return [line.strip().lstrip("@").replace("$(PYTHON)", ".venv/bin/python") for line in found[1].splitlines()]


def run(command: str, project: Path) -> None:
    """Run a command of a how-to; raises AssertionError with what it said where it fails."""
    # The tools of this very run, and nothing of the test that follows.
    words = [word.replace(".venv/bin/", f"{Path(sys.executable).parent}/") for word in shlex.split(command)]
    into = project / words[-1] if ">" in words else None
    words = words[: words.index(">")] if into else words
    set_here = dict(word.split("=", 1) for word in words if re.match(r"[A-Z]+=", word))
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "AQB_"))}
    done = subprocess.run(
        words[len(set_here) :],
        cwd=project,
        env=clean | set_here,
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout[-3000:]}\n{done.stderr[-2000:]}"
    if into:
        into.write_text(done.stdout, "utf-8")
