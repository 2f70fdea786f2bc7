"""What goes wrong is said in German with a number, wherever it happens; text of people is text in the browser too."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from driving import ROOT, Visit, Visitor, serving

TEXTS = [
    "http://boese.example/a?b=c", "HTTPS://boese.example", "siehe www.boese.example.", "a.b+c@boese.example",
    ":smile: :+1:", ":material/home: :material_home:", ":streamlit:", ":red[rot] :blue-background[x] :help[y]",
    "$a^2$ $$b$$", "a -> b <- c <-> d", "a -- b >= c <= d ~= e", "<b>fett</b> <script>alert(1)</script> <!-- x -->",
    "[l](http://l.example) ![b](x.png)", "# Titel", "- Punkt", "1. Punkt", "> Zitat", "*f* **g** _h_ ~~i~~ `j`",
    "| a | b |", "    Code", "&amp; &lt; &#65;", "\\\\ \\* Ende\\", "[^1] [x]: http://y.example",
    "xmpp:a@b.example mailto:a@b.example", "{a} (b) !", "a\u00a0b – „c“ 5 %", "=== ---",
    "http://a.example:8501/x_y_z", "ftp://a.example", "www.a.b@c.de", "::: ::note[x]", "x:y:z::q", "+ a",
    "<http://a.example>",
]  # fmt: skip
BODIES = "[data-testid=stMarkdownContainer], [data-testid=stCaptionContainer]"
ACTING = "a, img, [role=img], h1, h2, li, blockquote, em, del, code, .katex, table"
FRAGMENTS = [
    *"*_`~$:@.<>[](){}#!|\\&=-+/ ", "http://", "www.", "a.de", "x", ":smile:", "->", "--", ":red[", "**", "1.",
]  # fmt: skip


def mixed(count: int) -> list[str]:
    """Texts put together from what acts, the same ones each time."""
    draw = random.Random(7)
    made = ("".join(draw.choices(FRAGMENTS, k=draw.randint(2, 12))).strip() for _ in range(count))
    return [re.sub(r"\s+", " ", text) for text in made if text]


SHOWN = [*TEXTS, *mixed(150)]


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The server of tests/browser/trial and its log."""
    folder = tmp_path_factory.mktemp("trial")
    log = folder / "log.txt"
    texts = {"AQB_TRIAL_TEXTS": json.dumps(SHOWN), "PYTHONPATH": str(ROOT)}
    with serving(folder, log, script="tests/browser/trial/serve.py", **texts) as address:
        yield address, log


def assert_said(visitor: Visitor, log: Path) -> None:
    """The sentence with its number, the number in the log, and nothing in English."""
    box = visitor.page.get_by_role("alert").filter(has_text="Es ist ein Fehler aufgetreten")
    box.first.wait_for()
    number = re.search(r"Nummer ([0-9a-f]{8})", box.first.inner_text())
    assert number
    assert f"Fehler {number[1]}" in log.read_text("utf-8")
    text = visitor.page.locator("body").inner_text()
    assert "geheimer Inhalt" not in text
    assert not re.search(r"Traceback|Error|went wrong|exception|error", text)
    assert visitor.page.get_by_test_id("stException").count() == 0


@pytest.mark.parametrize("fault", ["script", "frame", "navigation"])
def test_a_fault_in_the_frame_of_the_page(trial: tuple[str, Path], visit: Visit, fault: str) -> None:
    visitor = visit(base=trial[0])
    visitor.page.goto(f"{trial[0]}/?fault={fault}")
    assert_said(visitor, trial[1])


@pytest.mark.parametrize("click", ["Rückruf", "Änderung", "Teil"])
def test_a_fault_in_a_callback_or_in_a_part_of_the_page(trial: tuple[str, Path], visit: Visit, click: str) -> None:
    visitor = visit("", base=trial[0])
    visitor.page.get_by_text(click, exact=True).first.click()
    assert_said(visitor, trial[1])


def test_a_fault_in_the_making_of_a_file_is_said_beside_its_button(trial: tuple[str, Path], visit: Visit) -> None:
    visitor = visit("", base=trial[0])
    visitor.page.get_by_role("button", name="Kaputte Datei").click()
    visitor.page.get_by_text("Die Datei konnte nicht erstellt werden").wait_for()
    assert_said(visitor, trial[1])
    with visitor.page.expect_download() as got:
        visitor.page.get_by_role("button", name="Heile Datei").click()
    assert Path(got.value.path()).read_bytes() == b"a;b"
    assert got.value.suggested_filename == "heil.csv"


def test_a_copied_address_of_a_file_gives_another_browser_nothing(trial: tuple[str, Path], visit: Visit) -> None:
    visitor = visit("", base=trial[0])
    with visitor.page.expect_download() as got:
        visitor.page.get_by_role("button", name="Heile Datei").click()
    assert visitor.context.request.get(got.value.url).body() == b"a;b"
    other = visit("", base=trial[0])
    answer = other.context.request.get(got.value.url)
    assert answer.status == 404
    assert "anderen Browser" in answer.text()


def test_text_of_people_is_text_in_every_place(trial: tuple[str, Path], visit: Visit) -> None:
    visitor = visit("", base=trial[0])
    visitor.page.locator(f".st-key-text_{len(SHOWN) - 1} button").wait_for()
    visitor.settle()
    drawn = visitor.page.evaluate(
        """([count, bodies, acting]) => Array.from({length: count}, (_, n) => {
            const box = document.querySelector(`.st-key-text_${n}`);
            return [[...box.querySelectorAll(bodies)].map(each => each.innerText.trim()),
                    box.querySelectorAll(acting).length];
        })""",
        [len(SHOWN), BODIES, ACTING],
    )
    wrong = [
        (text, bodies, acting)
        for text, (bodies, acting) in zip(SHOWN, drawn, strict=True)
        if acting or {re.sub(r"\s+", " ", body) for body in bodies} != {re.sub(r"\s+", " ", text).strip()}
    ]
    assert wrong == []
