"""The same agreement in other words: what goes in comes out, or it is asked about; never another value in silence."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from agreement_text import HEADINGS, agreement, problems, read
from hypothesis import given, settings
from hypothesis import strategies as st

from data.readers.number_words import number_of
from data.readers.reading import AgreementRefused

ONES = [
    "", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "dreizehn",
    "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
]  # fmt: skip
TENS = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]


def in_words(number: int) -> str:
    """A number below a million as it is written out."""
    thousands, below = divmod(number, 1000)
    return (f"{_below_thousand(thousands)}tausend" if thousands else "") + _below_thousand(below)


def _below_thousand(number: int) -> str:
    hundreds, below = divmod(number, 100)
    tens, ones = divmod(below, 10)
    if below < 20:
        last = ONES[below] + ("s" if below == 1 else "")
    else:
        last = f"{ONES[ones]}und{TENS[tens]}" if ones else TENS[tens]
    return (f"{ONES[hundreds]}hundert" if hundreds else "") + last


def german(euros: int) -> str:
    return f"{euros:,}".replace(",", ".")


GRANT = "Das Ministerium stellt im Jahr 2024 Haushaltsmittel in Höhe von insgesamt {} zur Verfügung."
# Each way of writing a sum of whole thousands, and sentences around it: `whole` is the grant, `part` a part of it.
SPELLED = [
    lambda n: f"{german(n)} Euro",
    lambda n: f"EUR {german(n)},00",
    lambda n: f"{german(n)},— €",
    lambda n: f"***{german(n)},00*** Euro",
    lambda n: f"{german(n)} (in Worten: {in_words(n)}) Euro",
    lambda n: f"{german(n)} Euro (i. W. {in_words(n)} Euro)",
    lambda n: f"{in_words(n)} Euro",
    lambda n: f"{in_words(n)} ({german(n)}) Euro",
    lambda n: f"{n // 1000} TEUR",
    lambda n: f"{n / 1_000_000:.6f}".replace(".", ",") + " Mio. Euro",
]
AROUND = [
    GRANT.format("{whole}"),
    f"{GRANT.format('{whole}')} Davon sind {{part}} für Teilzeitausbildung bestimmt.",
    "Das Land stellt im Jahr 2024 Haushaltsmittel in Höhe von {whole} einschließlich {part} für Sprache bereit.",
    f"{GRANT.format('{whole}')} In diesem Betrag sind {{part}} für Teilzeitausbildung enthalten.",
    f"{GRANT.format('{whole}')} Ausgaben über {{other}} sind vorab anzuzeigen.",
    f"{GRANT.format('{whole}')} Beantragt waren {{other}}.",
    f"{GRANT.format('{whole}')} Zuviel gezahlte Beträge ab {{other}} sind zu erstatten.",
    "Das Land stellt im Jahr 2024 {whole} zur Verfügung, wovon {part} für Teilzeitausbildung zweckgebunden sind.",
    "Mit Schreiben vom 12.12.2023 wurden {other} in Aussicht gestellt. " + GRANT.format("{whole}"),
    "Das Budget wird im Jahr 2024 von bisher {other} auf {whole} erhöht; das HMSI stellt es zur Verfügung.",
    "Die Haushaltsmittel werden im Jahr 2024 um {other} auf {whole} aufgestockt.",
    "Landesweit stehen 2024 27.700.000 Euro bereit. Davon erhält der Wetteraukreis {whole}.",
    "Das HMSI verteilt 27.700.000 Euro auf die 26 Gebietskörperschaften. Dem Wetteraukreis werden {whole} gewährt.",
    "Die Gesamtausgaben betragen 3.900.000 Euro. Das Land stellt im Jahr 2024 davon {whole} zur Verfügung.",
    f"{GRANT.format('{whole}')} Sie werden in drei Raten ausgezahlt: {{part}} zum 1. Juni 2024 und der Rest später.",
    "Das HMSI stellt im Jahr 2024 Haushaltsmittel zur Verfügung:\n\nMaßnahmenart    Betrag in Euro\n"
    "Ausbildungsvorbereitung    {bare_part}\nQualifizierungsprojekte    {bare_rest}\nGesamt    {bare_whole}",
]


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from(AROUND), st.sampled_from(SPELLED), st.sampled_from(SPELLED), st.integers(200, 999),
    st.integers(20, 100), st.integers(1_001, 1_300),
)  # fmt: skip
def test_the_grant_is_read_in_any_words(
    around: str, first: Callable[[int], str], second: Callable[[int], str], whole: int, part: int, other: int
) -> None:
    whole, part, other = whole * 1000, part * 1000, other * 1000
    sentence = around.format(
        whole=first(whole), part=second(part), other=f"{german(other)} Euro", bare_whole=german(whole),
        bare_part=german(part), bare_rest=german(whole - part),
    )  # fmt: skip
    found = read(agreement(money=sentence))
    assert (found.total_eur, found.errors) == (whole, []), sentence
    if "part}" in around:
        assert part in [each.amount_eur for each in found.amounts], sentence


@pytest.mark.parametrize(
    "sentence",
    [
        GRANT.format("640.000 Euro (in Worten: sechshundertsechzigtausend Euro)"),
        "Das HMSI stellt 2024 Haushaltsmittel von 660.000 Euro abzüglich einer Sperre von 20.000 Euro, mithin "
        "640.000 Euro, zur Verfügung.",
        GRANT.format("640.000 Euro") + " Mittel des Jahres 2023 in Höhe von 18.500 Euro werden angerechnet.",
        "Das HMSI stellt im Jahr 2024 und im Jahr 2025 jeweils Haushaltsmittel von 640.000 Euro zur Verfügung.",
        "Das HMSI stellt im Jahr 2024 aus dem AQB und dem AMB jeweils 640.000 Euro zur Verfügung.",
        "Im Jahr 2024 stehen keine Haushaltsmittel zur Verfügung. Die beantragten 640.000 Euro wurden abgelehnt.",
        "Die Haushaltsmittel erhöhen sich um 50.000 Euro.",
        "Das HMSI stellt im Jahr 2024 Haushaltsmittel zwischen 600.000 und 640.000 Euro zur Verfügung.",
    ],
)
def test_a_whole_that_the_words_leave_open_is_asked_about(sentence: str) -> None:
    found = read(agreement(money=sentence))
    assert "total_eur" in {each.field for each in found.errors}


@pytest.mark.parametrize("title", ["Nachtrag zur Zielvereinbarung", "Ergänzungsvereinbarung zur Zielvereinbarung"])
def test_the_sum_of_an_amendment_is_asked_about(title: str) -> None:
    assert "was sich ändert" in problems(agreement().replace("Zielvereinbarung", title, 1))["total_eur"]


@pytest.mark.parametrize(("sign", "source"), [("ä", "&auml;"), ("ä", "=E4"), ("\n\n", "</p><p>")])
def test_the_source_of_a_page_or_mail_is_refused(sign: str, source: str) -> None:
    with pytest.raises(AgreementRefused, match="verfälscht"):
        read(agreement().replace(sign, source))


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 999_999))
def test_a_number_in_words_is_read_back(number: int) -> None:
    assert number_of(in_words(number)) == number
    assert number_of(f"eine Million {in_words(number)}") == 1_000_000 + number


NAMES = ["Startbahn Beruf", "Werkstatt am Ring", "Azubi-Lotse", "Pflege & Sprache", "2. Chance"]
HEADS = ["{n}. {h}", "Maßnahmenart {n}", "Zu {n}. {h}", "### {n}. {h}", "({n}) {h}", "Maßnahmenart {n}: {h}", "{h}:"]
MARKS = ["- ", "– ", "• ", "→ ", "✓ ", "   a) ", "> "]
BESIDE = [
    ("{name}", None), ("{name} (12 Plätze)", 12), ("{name}\n  Träger: AWO Nord gGmbH", None),
    ("{name} ....... 50.000 €", None),
    ("{name}; Träger: AWO Nord gGmbH; 12 Plätze; 50.000 EUR", 12), ("{name}¹", None),
]  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.permutations(NAMES), st.sampled_from(HEADS), st.sampled_from(MARKS), st.sampled_from(BESIDE))
def test_a_list_is_read_in_any_shape(names: list[str], head: str, mark: str, beside: tuple[str, int | None]) -> None:
    shape, places = beside
    of = {1: names[:2], 2: names[2:3], 3: names[3:4], 4: names[4:5]}
    lines = [
        line
        for number, listed in of.items()
        for line in (head.format(n=number, h=HEADINGS[number]), *(mark + shape.format(name=each) for each in listed))
    ]
    text = agreement()
    start, end = text.index("1. Ausbildungsvorbereitung"), text.index("Die Förderung erfolgt")
    found = read(text[:start] + "\n".join(lines) + "\n\n" + text[end:])
    assert [(each.category, each.name) for each in found.projects] == [(n, each) for n in of for each in of[n]]
    assert {each.places for each in found.projects} == {places}
    assert {each.carrier for each in found.projects} == {"AWO Nord gGmbH" if "AWO" in shape else None}
    assert found.errors == []


@pytest.mark.parametrize("divider", ["   ", " | ", "\t"])
@pytest.mark.parametrize("grouped", [True, False])
def test_a_table_says_what_it_counts_in_its_head(divider: str, grouped: bool) -> None:
    rows = [
        [f"{number}. {HEADINGS[number]}", name, "12", "50.000", "AWO Nord gGmbH"]
        for number, name in [(1, "Startbahn Beruf"), (1, "Werkstatt am Ring"), (3, "Pflege & Sprache")]
    ]
    head = ["Maßnahmenart", "Maßnahme", "Plätze", "Betrag in Euro", "Träger"]
    if grouped:
        lines = [divider.join(row) for row in [head, *rows]]
    else:
        lines = [
            line
            for number in (1, 3)
            for line in (
                f"{number}. {HEADINGS[number]}",
                divider.join(head[1:]),
                *(divider.join(row[1:]) for row in rows if row[0].startswith(str(number))),
            )
        ]
    text = agreement()
    start, end = text.index("1. Ausbildungsvorbereitung"), text.index("Die Förderung erfolgt")
    found = read(text[:start] + "\n".join(lines) + "\n\n" + text[end:])
    assert [(each.category, each.name, each.places, each.carrier) for each in found.projects] == [
        (number, name, 12, "AWO Nord gGmbH")
        for number, name in [(1, "Startbahn Beruf"), (1, "Werkstatt am Ring"), (3, "Pflege & Sprache")]
    ]
    assert [each.amount_eur for each in found.amounts if each.level == "project"] == [Decimal(50_000)] * 3


def test_key_data_and_a_table_whose_columns_ran_together_are_noticed() -> None:
    money = GRANT.format("640.000 Euro") + "\n\nEckdaten:\nPlätze: 120\nTeilnehmende: 340"
    assert sorted(each.value for each in read(agreement(money=money)).targets) == [120, 340]
    glued = agreement(projects={1: ["Startbahn Beruf 12 50.000"]})
    assert "steht noch eine Angabe" in problems(glued)["projects"]
