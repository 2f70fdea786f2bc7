"""What `make` offers, and that whoever commits with pre-commit is asked the same as CI asks."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from pathlib import Path

import yaml
from tools.following import recipe
from tools.locked import ROOT

SOUND_SQL = "var/sound-sql"
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
    lint = [re.sub(r" \.$| \$\(if .*", "", line) for line in (*recipe("lint"), recipe(SOUND_SQL)[0])]
    assert entries == lint


def test_sql_is_read_again_where_it_changed_and_all_of_it_where_the_rules_did(tmp_path: Path) -> None:
    here = ("requirements.txt", ".venv/bin/python", "requirements-dev.txt", ".venv/run", ".venv/dev", "pyproject.toml",
            "data/one.sql", "queries/two.sql", SOUND_SQL)  # fmt: skip
    for at, name in enumerate(here):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (at, at))

    def read() -> list[str]:
        told = ["make", "-n", "--no-print-directory", "-f", str(ROOT / "Makefile"), "lint"]
        done = subprocess.run(told, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
        return [line.partition("--processes 2 ")[2] for line in done.splitlines() if "sqlfluff" in line]

    assert read() == []
    os.utime(tmp_path / "queries/two.sql", (90, 90))
    assert read() == ["queries/two.sql"]
    os.utime(tmp_path / "pyproject.toml", (91, 91))
    assert read() == ["data queries"]
    (tmp_path / SOUND_SQL).unlink()
    os.utime(tmp_path / "pyproject.toml", (1, 1))
    assert read() == ["data queries"]


def test_the_licence_is_still_to_be_decided() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["license"]["text"] == "noch zu bestimmen"
    assert "noch zu bestimmen" in (ROOT / "docs/licences.md").read_text("utf-8")
