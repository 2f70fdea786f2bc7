"""Where marks stand in the text of an agreement."""

from __future__ import annotations

from decimal import Decimal

import lxml.html
import pytest

from charts.base.document import Document, Mark, Part, Sentence, document, money, stands


def drawn(text: str, *marks: Mark, title: str = "Titel", sentences: tuple[Sentence, ...] = ()) -> Document:
    return document([Part("§ 1", title, text)], marks, sentences)


def marked(document: Document) -> list[tuple[str, str]]:
    """Anchor and words of every mark, in the order of the text."""
    tree = lxml.html.fromstring(document.html)
    return [(link.get("id"), link.text_content()) for link in tree.iter("a") if link.find("mark") is not None]


def on(name: str, *wordings: str, **more: object) -> Mark:
    return Mark("§ 1", wordings, f"Angabe {name}", name, f"zeile-{name}", **more)


@pytest.mark.parametrize(
    ("text", "wording", "words"),
    [
        ("Es gibt 753.200 Euro und 3.200 Euro.", "3.200", ["3.200"]),
        ("Es gibt 3.200,50 Euro.", "3.200", []),
        ("am 26.6.2023 im Jahr 2023", "2023", ["2023"]),
        ("BASSIN und BASS", "BASS", ["BASS"]),
        ("des Hochtaunuskreises", "Hochtaunuskreis", ["Hochtaunuskreises"]),
        ("Perspektive\nTeilzeit", "Perspektive Teilzeit", ["Perspektive\nTeilzeit"]),
        ("(AAS)", "(AAS)", ["(AAS)"]),
    ],
)
def test_a_wording_stands_as_a_whole(text: str, wording: str, words: list[str]) -> None:
    found = [each for _, each in marked(drawn(text, on("a", wording)))]
    assert found == [each.replace("\n", "") for each in words]


def test_the_second_number_is_not_taken_from_within_the_first() -> None:
    html = drawn("Es gibt 753.200 Euro und 3.200 Euro.", on("a", *money(Decimal(3200)))).html
    assert "753.200 Euro und <a" in html


@pytest.mark.parametrize("text", ["812.400 Euro", "812.400,00 €", "812 400 €", "812,4 Tsd. Euro", "0,8124 Mio. Euro"])
def test_a_sum_is_found_as_a_text_may_write_it(text: str) -> None:
    assert drawn(f"insgesamt {text}", on("a", *money(Decimal("812400.0")))).unfound == ()


def test_equal_words_are_given_to_each_mark_in_turn() -> None:
    found = drawn("A 10.000, B 10.000", on("a", "10.000"), on("b", "10.000"))
    assert marked(found) == [("a", "10.000"), ("b", "10.000")]


def test_a_longer_name_takes_its_place_before_a_shorter_one() -> None:
    found = drawn("BASS 2023 und BASS", on("short", "BASS"), on("long", "BASS 2023"))
    assert marked(found) == [("long", "BASS 2023"), ("short", "BASS")]


def test_values_of_the_same_words_have_a_link_each() -> None:
    found = drawn("Es gibt 10.000 Euro.", on("a", "10.000"), on("b", "10.000"))
    assert marked(found) == [("a", "10.000"), ("b", "2")]
    assert set(found.sections) == {"a", "b"}
    assert found.unfound == ()


def test_a_value_stands_behind_what_it_is_of() -> None:
    text = "20 Plätze insgesamt. JUBA: 20 Plätze"
    html = drawn(text, on("a", "20 Plätze", after="JUBA")).html
    assert "insgesamt. JUBA: <a" in html
    assert "<a" in drawn("20 Plätze: JUBA", on("a", "20 Plätze", after="JUBA")).html


def test_another_section_is_searched_only_where_that_is_right() -> None:
    parts = [Part("§ 1", "", "nichts"), Part("§ 2", "", "2023")]
    here, anywhere = on("a", "2023"), on("b", "2023", anywhere=True)
    found = document(parts, [here, anywhere])
    assert found.sections == {"b": "§ 2"}
    assert found.unfound == (here,)
    assert not stands(parts, here)
    assert stands(parts, anywhere)


def test_a_sentence_read_with_its_heading_is_found_without() -> None:
    found = drawn("Dialoge\nWir sprechen.", on("a", "Dialoge Wir sprechen."), title="Dialoge")
    assert marked(found) == [("a", "Wir sprechen.")]


def test_numbers_of_sentences_never_stand_inside_a_mark() -> None:
    sentences = (Sentence("§ 1", "Euro gibt es.", 7, "Geld", "satz-7", "aussage-7"),)
    found = drawn("753 Euro gibt es.", on("a", "753 Euro"), sentences=sentences)
    tree = lxml.html.fromstring(found.html)
    assert not tree.xpath("//a//a")
    assert tree.xpath("string(//p)") == "7753 Euro gibt es."
    assert found.sections == {"a": "§ 1", "satz-7": "§ 1"}


def test_a_mark_that_leads_nowhere_is_no_link() -> None:
    found = drawn("2023", Mark("§ 1", ("2023",), "Jahr"))
    assert '<mark title="Jahr">2023</mark>' in found.html
    assert "<a" not in found.html


def test_text_and_labels_stay_text() -> None:
    mark = Mark("§ 1", ("<b>",), 'a"b<i>', 'x"y', "z<")
    tree = lxml.html.fromstring(drawn("<b> & <script>", mark).html)
    assert tree.xpath("string(//p)") == "<b> & <script>"
    (link,) = tree.iter("a")
    assert (link.get("id"), link.get("title"), link.get("href")) == ('x"y', 'a"b<i>', "#z<")
