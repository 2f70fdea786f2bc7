"""docs/security.md names tests that exist, and docs/attacks.md for every attack the one that tries it."""

from __future__ import annotations

import re

from questions import ROOT, parsed

PAGE = (ROOT / "docs" / "security.md").read_text("utf-8")
ATTACKS = (ROOT / "docs" / "attacks.md").read_text("utf-8")
ATTACK = re.compile(r"^\| \d+ \| (.+?) \| (.+?) \| `(tests/[\w/]+\.py)::(test_\w+)` \|$", re.MULTILINE)
MAPPED = re.compile(r"`((?:tests/)[\w/]+(?:\.py)?)`")


def test_at_least_sixty_attacks_were_tried_each_by_a_test_that_exists() -> None:
    rows = ATTACK.findall(ATTACKS)
    numbered = re.findall(r"^\| (\d+) \|", ATTACKS, re.MULTILINE)
    assert [int(each) for each in numbered] == list(range(1, len(rows) + 1))
    assert len(rows) >= 60
    tests = {
        file: {getattr(node, "name", "") for node in parsed(ROOT / file).body} for file in {each[2] for each in rows}
    }
    assert [(file, name) for _, _, file, name in rows if name not in tests[file]] == []


def test_every_threat_names_tests_that_exist() -> None:
    found = MAPPED.findall(PAGE)
    assert len(found) > 20
    assert [path for path in found if not (ROOT / path).exists()] == []
    threats = PAGE.split("## Threats and what holds them")[1].split("\n## ")[0]
    rows = [line for line in threats.splitlines() if line.startswith("| ") and "---" not in line][1:]
    assert [row[:60] for row in rows if ".py`" not in row and "`tests/" not in row] == []
