"""Nach dem Gespräch of published data, which take no records: what is shown asks for none and agrees with itself."""

from __future__ import annotations

from screen import Run, fault


def test_published_data_ask_for_no_dialogue_and_know_what_was_recorded(run: Run) -> None:
    asked = {"daten": "published", "jahr": 2023, "kreis": "06434", "schritt": "Nach dem Gespräch"}
    app = run("dialogue", **asked, verlauf_offen=True)
    assert fault(app) is None
    told = [each.value for each in app.info]
    assert "Zu diesem Jahr ist kein Ergebnis festgehalten." in told
    assert not [each for each in told if "zuerst den Dialog festhalten" in each]
    # The remarks above were recorded when the data set was built.
    assert "**6 Eintragungen zu diesem Jahr, die jüngste zuerst.**" in [
        each.value.replace("\u00a0", " ") for each in app.markdown
    ]
