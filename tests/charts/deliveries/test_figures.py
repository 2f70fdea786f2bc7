"""The sentences on what came in and what is missing, each readable from rows that can be counted by hand."""

from __future__ import annotations

from datetime import date, datetime

import pandas as pd

from charts.deliveries import figures as deliveries
from queries import deliveries as questions

DAY = date(2026, 3, 1)


def expected(*statuses: str) -> pd.DataFrame:
    """Two counties, one after the other; each gives a row per kind."""
    return pd.DataFrame(
        [
            {
                "county": f"0643{number % 2}",
                "short_name": ["Kreis A", "Kreis B"][number % 2],
                "kind": f"k{number // 2}",
                "kind_name": ["Zielvereinbarung", "Ist-Meldung"][number // 2],
                "due_on": datetime(2025, 6, 30),
                "reported": 2,
                "targets": 3,
                "status": status,
                "late": {"checked": "dated", "final": "recorded"}.get(status, "no"),
                "decided": "Vorschlag",
            }
            for number, status in enumerate(statuses)
        ]
    ).reindex(columns=questions.Expected._fields)


def test_a_complete_year_says_so() -> None:
    found = deliveries.say_expected(expected("checked", "final", "checked", "unchecked"), 2025, DAY)
    assert found == (
        "Für 2025 fehlt am 01.03.2026 keine fällige Lieferung der 2 Gebiete; "
        "1 erwartete Lieferung ist da und noch ungeprüft. Fristen: Vorschlag."
    )


def test_one_county_is_one() -> None:
    found = expected("missing", "checked")
    one = found.assign(county="06434")
    assert deliveries.say_expected(one, 2025, DAY).replace("\u00a0", " ") == (
        "Für 2025 gilt am 01.03.2026: 1 fällige Lieferung fehlt, bei 1 von 1 Gebiet. Fristen: Vorschlag."
    )
    done = deliveries.say_expected(expected("checked", "final").assign(county="06434"), 2025, DAY)
    assert done == "Für 2025 fehlt am 01.03.2026 keine fällige Lieferung des Gebiets. Fristen: Vorschlag."


def test_what_is_missing_is_counted_by_deliveries_and_counties() -> None:
    found = deliveries.say_expected(expected("missing", "awaited", "incomplete", "checked"), 2025, DAY)
    assert found == (
        "Für 2025 gilt am 01.03.2026: 1 fällige Lieferung fehlt und 1 ist unvollständig, bei 1 von 2 Gebieten. "
        "Fristen: Vorschlag."
    )


def test_the_matrix_has_a_county_a_row_and_says_what_is_late() -> None:
    found = deliveries.matrix(expected("missing", "checked", "deferred", "final"))
    assert found.to_dict("list") == {
        "short_name": ["Kreis A", "Kreis B"],
        "k0": ["✖\u00a0fehlt", "✔\u00a0geprüft, verspätet"],
        "k1": ["○\u00a0laut Angabe noch nicht fällig", "✔\u00a0endgültig, nach der Frist erfasst"],
    }


def test_a_reminder_names_what_is_owed_and_nothing_else() -> None:
    mine = expected("missing", "missing", "incomplete", "checked")
    text = deliveries.reminder(mine[mine["county"] == "06430"], "Kreis A", 2025, DAY)
    assert "- Zielvereinbarung (fällig seit 30.06.2025)" in text
    assert "- Ist-Meldung zu 1 von 3 Zielen (fällig seit 30.06.2025)" in text
    assert text.count("\n- ") == 2
    assert deliveries.reminder(mine[mine["status"] == "checked"], "Kreis B", 2025, DAY) == ""
