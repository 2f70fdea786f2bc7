"""What people read is German: no English word stands in a text of pages, figures and papers."""

from __future__ import annotations

import re
from pathlib import Path

from labels import ROOT
from tools.wordings import written

SAID = [
    path for floor in ("analysis", "briefing", "charts", "pages", "ui") for path in sorted((ROOT / floor).rglob("*.py"))
]
# Words no German text has, and those that buttons of other applications have.
ENGLISH = re.compile(
    r"\b(the|and|of|with|from|please|not|nothing|found|could|should|are|this|that|your|yours|without|when|which|has|have|"
    r"Please|The|This|There|Save|Cancel|Close|Delete|Remove|Edit|Search|Back|Next|Apply|Reset|Submit|Upload|Show|Hide|Share|"
    r"Total|Year|Value|County|Budget by|Error|Warning|Loading|Select|Choose|Settings|Help)\b"
)
# Names under which something is kept (queries/worked.py).
KEPT_AS = (
    "agreement of a county",
    "targets of a county in words",
    "milestones of a county",
    "targets with the columns of the tables",
)
# What is no text: code of other languages, keys of widgets, names of columns.
OTHER_LANGUAGE = re.compile(r"[<>{}=;]|^[a-z_./:%-]+$")


def english(path: Path) -> list[str]:
    """The texts of a file with an English word."""
    texts = (text.replace("{}", "") for text in written(path))
    return [text for text in texts if ENGLISH.search(text) and text not in KEPT_AS and not OTHER_LANGUAGE.search(text)]


def test_no_text_is_english() -> None:
    assert {str(path.relative_to(ROOT)): found for path in SAID if (found := english(path))} == {}


def test_english_is_seen(tmp_path: Path) -> None:
    (tmp_path / "page.py").write_text(
        '"""The page."""\n\nst.info("Please choose another year.")\nst.button("Save")\nst.info("Bitte Jahr wählen.")\n'
    )
    assert english(tmp_path / "page.py") == ["Please choose another year.", "Save"]
