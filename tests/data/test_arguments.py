"""What argparse would say in English is said in German, and says what to do."""

from __future__ import annotations

import pytest

from data import __main__ as command
from data.arguments import german, whole
from data.commands import building

WRONG = {
    (): "Es fehlt: BEFEHL.",
    ("import",): "Es fehlt: DATEI.",
    ("template", "amounts"): "Es fehlt: --out.",
    ("template", "geld", "--out", "x"): "ZWECK: „geld“ gibt es nicht, nur: amounts,",
    ("load", "x", "--column", "Kofi"): "--column: Bitte als KOPF=SPALTE schreiben",
    ("withdraw", "d1"): "Es fehlt: --reason.",
    ("withdraw", "d1", "--reason", " "): "--reason: Die Angabe ist leer.",
    ("lösche",): "Den Befehl „lösche“ gibt es nicht, nur: read, import,",
    ("check", "--alles"): "Nicht vorgesehen: --alles.",
    ("check", "--dataset"): "Nach --dataset fehlt die Angabe.",
    ("read", "x", "--json=ja"): "--json steht allein; „ja“ gehört nicht dazu.",
    ("load", "x", "--d", "y"): "--d ist nicht eindeutig, möglich sind: --dataset, --dry-run.",
    ("demo", "--projects", "0"): "--projects: Es muss eine ganze Zahl von 1 bis 10.000.000 sein. Mehr ist",
    ("demo", "--projects", "99999999999999999999"): "Schon dieser Bestand braucht beim Aufbau rund 2 GB.",
    ("demo", "--projects", "9" * 5000): "--projects: Es muss eine ganze Zahl von 1 bis 10.000.000 sein.",
    ("demo", "--projects", "viele"): "--projects: Es muss eine ganze Zahl",
    ("demo", "--seed", "1,5"): "--seed: Es muss eine ganze Zahl von -2.147.483.648 bis 2.147.483.647 sein.",
}
ENGLISH = ("the following", "invalid", "expected", "unrecognized", "ambiguous", "ignored", "argument", "usage")


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_wrong_usage_is_explained_in_german(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        command.main(arguments)
    said = capsys.readouterr().err
    assert stopped.value.code == 2
    assert WRONG[arguments] in said
    assert "Mehr dazu: python -m data" in said
    assert [word for word in ENGLISH if word in said] == []


def test_help_is_german(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help"], ["load", "--help"], ["withdraw", "--help"], ["deliveries", "--help"]):
        with pytest.raises(SystemExit) as stopped:
            command.main(arguments)
        said = capsys.readouterr().out
        assert stopped.value.code == 0
        assert said.startswith("Aufruf: python -m data")
        assert [word for word in ENGLISH if word in said] == []


def test_ten_million_projects_may_be_asked_for() -> None:
    assert whole(1, building.MOST_PROJECTS)("10000000") == 10_000_000


def test_a_message_without_a_german_sentence_is_still_shown() -> None:
    assert german("something new") == "something new"
