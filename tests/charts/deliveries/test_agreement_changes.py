"""The difference of an agreement is told so that both sides of a change can be told apart."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from charts.deliveries import agreement_changes as charts
from data.agreement_difference import Change

LONG = " ".join(f"Wort{number}" for number in range(80))


def changed(column: str, old: object, new: object, table: str = "amount") -> Change:
    return Change(table, "06440/2024/x", "Gesamtbetrag AQB", "changed", column, old, new)


def cells(change: Change) -> list[str | None]:
    return charts.table([change]).loc[0, ["name", "column", "old", "new"]].tolist()


def test_values_are_read_as_on_every_other_page() -> None:
    assert cells(changed("euros", Decimal("753200.00"), 700_000)) == [
        "Gesamtbetrag AQB", "Betrag in Euro", "753.200,00\u00a0€", "700.000,00\u00a0€",
    ]  # fmt: skip
    assert cells(changed("level", "total", "project"))[2:] == ["Gesamt", "Maßnahme"]
    assert cells(changed("signed_by_county_on", None, date(2024, 6, 1), "agreement"))[2:] == [None, "01.06.2024"]


def test_of_a_long_text_the_words_that_differ_are_shown() -> None:
    change = changed("text", f"{LONG} siebzehn {LONG}", f"{LONG} achtzehn {LONG}", "passage")
    _, _, old, new = cells(change)
    assert old is not None
    assert new is not None
    assert "Wort79 siebzehn Wort0" in old
    assert "Wort79 achtzehn Wort0" in new
    assert "68\u00a0Wörter unverändert" in old
    [whole] = charts.long_texts([change])
    assert "".join(each.text for each in whole.pieces if each.kind != "gone").count("Wort") == 160


def test_the_sentence_counts_rows_and_not_cells() -> None:
    found = [
        changed("euros", 1, 2),
        changed("purpose", "a", "b"),
        Change("project", "k", "JUBA 3.0", "removed", None, "JUBA 3.0", None),
    ]
    assert charts.say(found) == "Gegenüber der geltenden Fassung: 1 Eintrag ändert sich, 1 Eintrag entfällt."
    assert charts.table(found).loc[2, "column"] == "entfällt"
