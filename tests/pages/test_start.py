"""Start: three jobs with their first step, what the data sets hold, what is new and what waits."""

from __future__ import annotations

from datetime import datetime

import pytest
import small
from screen import ROOT, Run, fault, texts
from streamlit.testing.v1 import AppTest

from charts.base.known_years import opening_year, say_little, say_years
from charts.start import words
from data.store import Store
from queries.frame import KnownYears
from queries.start import Arrived, arrived
from queries.targets.commitments import ByPerson


def said(app: AppTest) -> str:
    return " ".join(texts(app)).replace("\u00a0", " ").replace("\\", "")


def links(app: AppTest) -> dict[str, str]:
    """Every link of the page: its label and the page it leads to."""
    return {link.proto.label.strip("*"): link.proto.page for link in app.get("page_link")}


def known(year: int, counties: int, existing: int = 26) -> KnownYears:
    return KnownYears(year, counties, existing, 0, 0, 0, (), "AQB", 0)


def test_the_three_jobs_the_data_sets_and_what_waits_are_told(run: Run) -> None:
    app = run("start", daten="demo")
    assert fault(app) is None
    found = links(app)
    assert found["Kreisvergleich 2026 öffnen"] == "kreisvergleich"
    assert found["Veränderung zum Vorjahr erklären"] == "budgetentwicklung"
    assert found["Lagebild 2026 mit Karte"] == "lagebild"
    order = list(found)
    assert order.index("Daten aufnehmen") < order.index("Lieferungen je Gebiet"), "a job of its own, not the last line"
    seen = said(app)
    for sentence in ("im Eingang", "Verabredungen sind am", "fällige", "erste Besuch", "Enthält noch nichts."):
        assert sentence in seen, sentence
    assert "am besten bekannt ist 2018 mit 9 von 26 Gebieten" in seen, "the published data set, asked of the store"
    assert not [box for box in app.selectbox if box.label in ("Jahr", "Stufe")], "nothing here is of one year"


def test_a_county_leads_straight_into_its_mappe_and_is_kept(run: Run) -> None:
    app = run("start", daten="demo")
    app.selectbox(key="start_kreis").set_value("06531").run()
    assert app.title[0].value.endswith("Gießen 2026")
    app.switch_page("pages/overview/page.py").run()
    app.switch_page("pages/county/page.py").run()
    assert app.title[0].value == "Landkreis Gießen 2026"
    app.switch_page("pages/start/page.py").run()
    assert "Dialogmappe Gießen 2026 öffnen" in links(app)


def test_where_few_agreements_are_known_they_are_named_and_open_in_their_year(run: Run) -> None:
    app = run("start", daten="published")
    assert "Daten aufnehmen" not in links(app)
    assert app.button(key="mappe_06434").label == "Hochtaunuskreis 2023 öffnen"
    assert "Budgets über die Jahre" in links(app)
    assert not any(label.startswith("Veränderung") for label in links(app)), (
        "two years of a few counties explain nothing"
    )
    app.button(key="mappe_06434").click().run()
    assert app.title[0].value.endswith("Hochtaunuskreis 2023")
    app.switch_page("pages/trends/page.py").run()
    assert "753,2 Tsd. € vereinbart" in said(app), "the AQB over the years, whatever a single year knows best"


def test_a_thin_data_set_says_so_before_a_job_begins_and_where_to_try_it(run: Run) -> None:
    hint = "weitgehend vollständige Demonstrationsdaten"
    seen = said(run("start", daten="published"))
    assert "Zu 2023 sagt dieser Datensatz etwas über 3 von 26 Gebieten" in seen
    assert hint in seen
    assert hint not in said(run("start", daten="demo"))


def test_another_data_set_is_one_click_away(run: Run) -> None:
    app = run("start", daten="published")
    assert not any("Was fehlt" in header.value for header in app.header), "nobody owes what is published"
    app.button(key="zeigen_demo").click().run()
    assert app.selectbox(key="daten").value == "demo"


def test_the_ministry_opens_itself_as_soon_as_it_holds_something(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def opened() -> AppTest:
        return AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=90).run()

    assert opened().selectbox(key="daten").value == "published"
    monkeypatch.setattr("ui.choosing._holds_something", lambda store, dataset: dataset == "ministry")
    assert opened().selectbox(key="daten").value == "ministry"


def test_the_year_shown_by_itself_is_the_newest_that_is_known_well() -> None:
    assert opening_year([known(2024, 2), known(2023, 4), known(2018, 9), known(2011, 7)]) == 2018
    assert opening_year([known(2026, 13), known(2025, 26)]) == 2026, "half has come in"
    assert opening_year([known(2026, 12), known(2025, 26)]) == 2025, "it has only begun to come in"
    assert opening_year([]) is None
    # No year speaks for the country: the one with an agreement tells most.
    agreed = KnownYears(2023, 3, 26, 1, 12, 10, (), "AQB", 0)
    assert opening_year([known(2024, 2), agreed, known(2018, 9)]) == 2023
    assert "Zu 2023 enthalten: 1\u00a0Zielvereinbarung, 10\u00a0Ziele, 12\u00a0Maßnahmen." in say_little([agreed], 2023)


def test_a_data_set_that_says_little_says_so_and_where_it_says_most() -> None:
    rows = [known(2023, 4), known(2018, 9)]
    assert say_little(rows, 2018).startswith(
        "Zu 2018 sagt dieser Datensatz etwas über 9 von 26 Gebieten, zu keinem anderen Jahr über mehr Gebiete"
    )
    assert "am meisten zu 2018 (9 von 26)" in say_little(rows, 2023)
    assert "über kein Gebiet" in say_little(rows, 2020)
    assert say_little([known(2023, 13)], 2023) == ""
    assert say_little([], 2023) == ""


def test_the_share_decides_which_year_is_known_best_then_the_newer_one() -> None:
    assert (
        say_years([known(2026, 26, 27), known(2023, 26)])
        == "2023 bis 2026; am besten bekannt ist 2023 mit 26 von 26 Gebieten"
    )
    assert say_years([known(2025, 26), known(2023, 26)]).endswith(
        "am besten bekannt sind 2 Jahre gleichauf, das jüngste davon ist 2025 mit 26 von 26 Gebieten"
    )


def test_a_year_known_by_sums_of_one_programme_says_so() -> None:
    thin = known(2018, 9)._replace(sums_of="Digitalisierung", with_sums_only=7)
    assert say_years([thin]).endswith(
        "2018 mit 9 von 26 Gebieten, von 7 davon nur Beträge des Programms „Digitalisierung“"
    )
    assert "am meisten zu 2018 (9 von 26, von 7 davon nur Beträge des Programms „Digitalisierung“)" in say_little(
        [known(2023, 4), thin], 2023
    )
    assert "nur Beträge" not in say_years([thin._replace(with_sums_only=4)]), "not more than half"


def test_what_came_in_is_counted_and_the_newest_is_named(small_store: Store) -> None:
    facts = small_store.facts(small.DATASET)
    first = small_store.facts(small.DATASET, small.AT).number
    found = arrived(facts, number=first, most=1)
    assert list(found["arrived"]) == [facts.number - first]
    row = Arrived("d1", "Quelle 2", datetime(2026, 3, 2), "Test", 3)
    assert words.say_arrived([row], "01.03.2026, 09:00 Uhr") == (
        "Seit Ihrem letzten Besuch am 01.03.2026, 09:00 Uhr sind 3 Lieferungen hinzugekommen: "
        "Quelle 2 (02.03.2026, Test) und 2 weitere."
    )
    assert words.say_arrived([], "01.03.2026, 09:00 Uhr").endswith("ist nichts hinzugekommen.")


def test_open_commitments_and_drafts_are_counted() -> None:
    people = [ByPerson("Fulda", "Kreis", 2, 1, 5), ByPerson("Gießen", "Kreis", 1, 0, 0)]
    assert (
        words.say_owed(people, "01.03.2026", talked=True)
        == "3 Verabredungen sind am 01.03.2026 nicht erledigt, davon 1 überfällig."
    )
    for people, talked in (([ByPerson("Fulda", "Kreis", 0, 0, 5)], True), ([], True)):
        assert words.say_owed(people, "01.03.2026", talked=talked) == "Keine Verabredung ist offen."
    unknown = "Es ist kein Dialog erfasst; ob Verabredungen offen sind, ist nicht bekannt."
    assert words.say_owed([], "01.03.2026", talked=False) == unknown
    assert words.say_drafts(1).startswith("1 Entwurf wartet")
