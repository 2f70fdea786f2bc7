"""What is typed under „Angaben berichtigen“ and not remembered is there when the draft is opened again."""

from __future__ import annotations

from dataclasses import replace

from agreement_text import TO_CORRECT as TEXT
from corrections import taken, typed, unkept
from inbox import field, handed_over, press, stored, zv
from screen import ROOT, Run, fault, tables
from streamlit.testing.v1 import AppTest

from data import location

OTHER = ("anders.txt", TEXT.replace("dem Wetteraukreis", "dem Vogelsbergkreis").encode())
SAID = "Gesamtbetrag in Euro, Maßnahmen, Beträge"


def half_done(run: Run) -> AppTest:
    """Two drafts; something of every kind is typed into the one of the Wetteraukreis."""
    app = opened(handed_over(run, zv(TEXT), OTHER), "zv.txt")
    field(app, "Gesamtbetrag in Euro").input("1.150.000")
    return typed(
        app,
        Maßnahmen={"edited_rows": {0: {"places": 14}}, "deleted_rows": [1]},
        Beträge={"added_rows": [{"euros": 12.5, "purpose": "Druck"}]},
    )


def opened(app: AppTest, name: str) -> AppTest:
    shelf = location.shelf_of(location.folder(), "ministry")
    [key] = [each.id for each in shelf.drafts() if each.file_name == name]
    button = app.button(key=f"oeffnen_{key}")
    return app if button.disabled else button.click().run()


def test_another_draft_is_opened_and_the_first_again(run: Run) -> None:
    app = half_done(run)
    assert SAID in unkept(app)[0]
    app = opened(app, "anders.txt")
    assert fault(app) is None
    assert not unkept(app)
    assert any("Berichtigung noch nicht gemerkt" in each.value for each in app.markdown)
    app = opened(app, "zv.txt")
    assert SAID in unkept(app)[0]
    assert field(app, "Gesamtbetrag in Euro").value == "1.150.000"
    assert field(app, "Woher stammt die Berichtigung?").value == "laut Anlage 2"
    # Once more, and further typed upon.
    app = typed(
        opened(opened(app, "anders.txt"), "zv.txt"), Beträge={"added_rows": [{"euros": 70_000.5, "category": 1}]}
    )
    app = press(app, "Berichtigung merken")
    assert not app.error, [each.value for each in app.error]
    taken(app)
    assert stored("select places from project") == [(14,)]
    assert stored("select level, cast(euros as varchar) from amount order by level, euros") == [
        ("category", "70000.50"), ("project", "50000.00"), ("purpose", "12.50"), ("total", "1150000.00"),
    ]  # fmt: skip


def test_another_page_is_opened_and_this_one_again(run: Run) -> None:
    app = half_done(run)
    for page in ("overview", "deliveries"):
        app.switch_page(str(ROOT / "pages" / page / "page.py")).run()
    assert fault(app) is None
    assert SAID in unkept(app)[0]
    app = press(app, "Änderung zurücknehmen")
    assert not unkept(app)
    app = opened(opened(app, "anders.txt"), "zv.txt")
    assert not unkept(app)
    assert field(app, "Gesamtbetrag in Euro").value == "1.140.300,00"


def test_a_draft_with_them_is_not_taken_over_with_all_others(run: Run) -> None:
    app = opened(half_done(run), "anders.txt")
    app.session_state["eingang_alle"] = True
    app = app.run()
    [listed] = [each for each in tables(app) if "Was sie bewirkt" in each]
    assert dict(zip(listed["Datei"], listed["Stand"], strict=True)) == {
        "zv.txt": "▲\u00a0Berichtigung noch nicht gemerkt", "anders.txt": "✔\u00a0kann übernommen werden",
    }  # fmt: skip


def test_where_another_person_changed_the_draft_meanwhile_that_is_said(run: Run) -> None:
    app = opened(half_done(run), "anders.txt")
    shelf = location.shelf_of(location.folder(), "ministry")
    [draft] = [each for each in shelf.drafts() if each.file_name == "zv.txt"]
    shelf.put(replace(draft, edits={"answers": [{"field": "projects", "value": [], "reason": "laut Anruf"}]}))
    app = opened(app, "zv.txt")
    assert fault(app) is None
    assert not unkept(app)
    assert any("inzwischen an anderer Stelle geändert" in each.value for each in app.info)
