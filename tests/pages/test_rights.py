"""What each right shows and allows; the store refuses also what no page offers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import tiny
from screen import Run, texts

from access import current, noted
from access.guard import RightsHeld
from access.person import Person, person_of
from data import mending
from data.confirming import confirm
from data.faults import StoreError
from data.steering import record_dialogue
from data.store import Store
from ui import author

Signs = Callable[..., Person]


@pytest.fixture
def signs_in(monkeypatch: pytest.MonkeyPatch) -> Signs:
    """Let somebody with these rights be signed in; without a name, nobody."""

    def now(name: str = "", *rights: str) -> Person | None:
        person = person_of(name.split()[0].lower(), name, [f"aqb-{right}" for right in rights]) if name else None
        monkeypatch.setattr(current, "person", lambda: person)
        return person

    return now


def _deliver(store: Store, name: str) -> None:
    with store.writing(tiny.DATASET) as writer:
        writer.deliver("neu", source="s1", recorded_by=name)
        writer.record("source", [tiny.source(delivery="neu")])


@pytest.fixture
def guarded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store as the dashboard has it."""
    monkeypatch.setenv("AQB_DATABASE", f"duckdb:{tmp_path}/ministry.duckdb")
    return Store(tmp_path, [tiny.DATASET], create=True, guard=RightsHeld())


def test_the_store_takes_only_what_the_right_allows_and_the_name_of_who_is_signed_in(
    guarded: Store, signs_in: Signs
) -> None:
    signs_in("Lea Lesend", "lesen")
    with pytest.raises(StoreError, match="das Recht zu lesen, nicht zu bearbeiten"):
        _deliver(guarded, "Lea Lesend")
    signs_in()
    with pytest.raises(StoreError, match="Anmeldung ist beendet"):
        _deliver(guarded, "irgendwer")
    signs_in("Bert Bau", "bearbeiten")
    _deliver(guarded, "Wer Anders")
    stored = guarded.facts(tiny.DATASET).rows("select recorded_by from delivery where id = 'neu'")
    assert stored == [{"recorded_by": "Bert Bau"}]
    with pytest.raises(StoreError, match="verlangt das Recht freizugeben"):
        confirm(guarded, tiny.DATASET, "neu", checked_by="Wer Anders")
    signs_in("Bert Bau", "bearbeiten", "freigeben")
    with pytest.raises(StoreError, match="selbst aufgenommen"):
        confirm(guarded, tiny.DATASET, "neu", checked_by="Wer Anders")
    signs_in("Frida Frei", "freigeben")
    confirm(guarded, tiny.DATASET, "neu", checked_by="Wer Anders")
    state = guarded.facts(tiny.DATASET).rows("select checked_by from delivery_state where id = 'neu'")
    assert state == [{"checked_by": "Frida Frei"}]
    guarded.close()


@pytest.mark.parametrize("later", ["BAU, Bert", "Bert  Bau", "Bert Bau-Neumann"])
def test_nobody_releases_his_own_entry_under_another_spelling_or_a_new_name(
    guarded: Store, monkeypatch: pytest.MonkeyPatch, later: str
) -> None:
    monkeypatch.setattr(current, "person", lambda: person_of("b-17", "Bert Bau", ["aqb-bearbeiten"]))
    _deliver(guarded, "")
    monkeypatch.setattr(current, "person", lambda: person_of("b-17", later, ["aqb-freigeben"]))
    assert not author.may_approve(tiny.DATASET, "neu", "Bert Bau")
    with pytest.raises(StoreError, match="selbst aufgenommen"):
        confirm(guarded, tiny.DATASET, "neu", checked_by=later)
    monkeypatch.setattr(current, "person", lambda: person_of("f-1", "Frida Frei", ["aqb-freigeben"]))
    assert author.may_approve(tiny.DATASET, "neu", "Bert Bau")
    guarded.close()


def test_what_a_second_person_confirmed_is_taken_back_only_by_who_may_withdraw_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, signs_in: Signs
) -> None:
    monkeypatch.setenv("AQB_DATABASE", f"duckdb:{tmp_path}/ministry.duckdb")
    store = Store(tmp_path, [tiny.DATASET], create=True, guard=RightsHeld())
    signs_in("Bert Bau", "bearbeiten")
    tiny.record(store, tiny.sound())
    key = record_dialogue(
        store, tiny.DATASET, county=tiny.COUNTY, year=2024, held_on=date(2025, 10, 1), participants="alle", author="x"
    )
    (row,) = store.facts(tiny.DATASET).rows("select delivery from dialogue where id = $key", key=key)
    back: dict[str, str] = {"author": "x", "reason": "Irrtum"}
    signs_in("Frida Frei", "freigeben", "bearbeiten")
    confirm(store, tiny.DATASET, row["delivery"], checked_by="x")
    for rights, said in ((["bearbeiten"], "verlangt das Recht"), (["bearbeiten", "freigeben"], "selbst aufgenommen")):
        signs_in("Bert Bau", *rights)
        with pytest.raises(StoreError, match=said):
            mending.take_back(store, tiny.DATASET, "dialogue", key, **back)
    signs_in("Frida Frei", "freigeben", "bearbeiten")
    assert mending.take_back(store, tiny.DATASET, "dialogue", key, **back) == 1
    store.close()


def test_who_reads_is_offered_nothing_to_record(run: Run, signs_in: Signs) -> None:
    signs_in("Lea Lesend", "lesen")
    app = run("dialogue", daten="demo", schritt="Nach dem Gespräch")
    shown = " ".join(texts(app))
    assert "fehlt Ihnen das Recht zu bearbeiten" in shown
    assert [each.label for each in app.button if each.label.endswith(("festhalten", "ändern", "melden"))] == []
    assert "Angemeldet: Lea Lesend (lesen)" in shown.replace("\\", "")


@pytest.mark.parametrize(
    ("hosts", "said"),
    [("", "nur auf diesem Rechner, mit allen Rechten"), ("aqb.intern.example", "Wer diese Adresse erreicht, hat alle")],
)
def test_without_a_provider_the_frame_says_who_may_do_everything(
    run: Run, monkeypatch: pytest.MonkeyPatch, hosts: str, said: str
) -> None:
    monkeypatch.setenv("AQB_HOSTS", hosts)
    shown = run("handbook")
    assert f"Ohne Anmeldung: {said}" in " ".join(texts(shown))
    assert "Abmelden" not in " ".join(texts(shown))


def test_who_has_signed_out_sees_no_page(run: Run, signs_in: Signs) -> None:
    signs_in()
    shown = run("start")
    assert [each.value for each in shown.title] == ["Abgemeldet"]
    assert not shown.selectbox


@pytest.mark.parametrize(
    ("rights", "sees"),
    [(("lesen",), False), (("bearbeiten",), False), (("kreis-06434",), False), (("freigeben",), True)],
)
def test_only_who_approves_sees_the_trail_and_who_else_asks_is_noted(
    run: Run, signs_in: Signs, monkeypatch: pytest.MonkeyPatch, rights: tuple[str, ...], sees: bool
) -> None:
    kept: list[tuple[str, str]] = []
    monkeypatch.setattr(noted, "note", lambda kind, what: kept.append((kind, what)))
    signs_in("Anna Amt", *rights)
    shown = run("trail", daten="demo")
    assert [each.value for each in shown.title] == ["Protokoll"]
    assert not shown.exception
    assert bool(shown.date_input) == sees
    assert kept == ([] if sees else [("refused", "Seite Protokoll")])
