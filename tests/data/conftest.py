"""Folders with data sets to be changed: made once for a file of tests, copied for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import installation
import pytest
import worked

from data import backup


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data set of the ministry in which something of every kind has happened, and its backup."""
    folder = tmp_path_factory.mktemp("ministerium")
    worked.make(folder)
    backup.back_up(worked.log_in(folder), folder / "s.zip")
    return folder


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> Path:
    """A copy of `template`."""
    target = tmp_path / "daten"
    shutil.copytree(template, target)
    return target


@pytest.fixture(scope="module")
def made_installation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All three data sets, those that the program builds of one agreement each."""
    folder = tmp_path_factory.mktemp("installation")
    installation.make(folder)
    return folder


@pytest.fixture
def own_installation(made_installation: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it that the program takes for its own and builds as quickly again."""
    target = tmp_path / "daten"
    shutil.copytree(made_installation, target)
    installation.build_quickly(monkeypatch)
    monkeypatch.setenv("AQB_DATABASE", f"duckdb:{target}/ministry.duckdb")
    return target
