"""prepare and demo: the data sets that the program brings along."""

from __future__ import annotations

import argparse

from data import prepare
from data.arguments import whole
from data.commands.common import Commands, say

MOST_PROJECTS = 10_000_000


def add(commands: Commands) -> None:
    """Add both commands."""
    demo = commands.add_parser("demo", help="die Demonstrationsdaten neu aufbauen")
    projects = whole(1, MOST_PROJECTS, "Mehr ist nicht erprobt: Schon dieser Bestand braucht beim Aufbau rund 2 GB.")
    demo.add_argument("--projects", type=projects, metavar="ZAHL", help="ungefähre Zahl der Maßnahmen")
    demo.add_argument("--seed", type=whole(-(2**31), 2**31 - 1), metavar="ZAHL", help="Startwert des Zufalls")
    demo.set_defaults(run=build_demo)

    ready = commands.add_parser("prepare", help="fehlende oder veraltete Datensätze aufbauen")
    ready.set_defaults(run=make_ready)


def build_demo(asked: argparse.Namespace) -> int:
    """Build the invented data set anew."""
    prepare.rebuild_demo(asked.projects, asked.seed, say)
    return 0


def make_ready(_: argparse.Namespace) -> int:
    """Make every data set exist and fit this program."""
    prepare.prepare(say)
    return 0
