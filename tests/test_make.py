"""What `make` offers, and that whoever commits with pre-commit is asked the same as CI asks."""

from __future__ import annotations

import re
import subprocess
import tomllib

import yaml
from tools.following import recipe
from tools.locked import ROOT

MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def test_help_lists_every_target() -> None:
    targets = re.search(r"(?m)^\.PHONY: (.+)$", MAKEFILE)
    assert targets
    # CI calls make from a make: then it names the folders it enters.
    told = ["make", "--no-print-directory", "help"]
    shown = subprocess.run(told, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert [line.split()[0] for line in shown.splitlines()] == targets[1].split()
    assert all(len(line.split()) > 2 for line in shown.splitlines())


def test_the_hooks_before_a_commit_run_what_lint_runs() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    assert [repository["repo"] for repository in config["repos"]] == ["local"], "nothing is fetched"
    hooks = config["repos"][0]["hooks"]
    assert {hook["language"] for hook in hooks} == {"system"}
    entries = [hook["entry"].replace(" --force-exclude", "") for hook in hooks]
    lint = [re.sub(r" \.$| data queries$", "", line) for line in recipe("lint")]
    assert entries == lint


def test_the_licence_is_still_to_be_decided() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["license"]["text"] == "noch zu bestimmen"
    assert "noch zu bestimmen" in (ROOT / "docs/licences.md").read_text("utf-8")
