"""Vorbereiten: what a paper opens with is what the page opens with."""

from __future__ import annotations

from screen import Run, fault

from charts.dialogue import opening


def test_the_page_opens_with_the_sentences_of_the_paper(run: Run) -> None:
    app = run("dialogue", daten="demo", jahr=2025, kreis="06631")
    assert fault(app) is None
    told = [each.value for each in app.markdown]
    words = (opening.AGREED, opening.BECAME, opening.NEXT)
    (said,) = (each for each in told if each.startswith(f"**{opening.AGREED}:**"))
    assert [line.partition(":")[0].strip("*") for line in said.split("\n")] == list(words)


def test_where_nothing_is_known_no_sentence_pretends_to_sum_up(run: Run) -> None:
    app = run("dialogue", daten="published", jahr=2023, kreis="06631")
    assert not [each.value for each in app.markdown if each.value.startswith(f"**{opening.AGREED}:**")]
