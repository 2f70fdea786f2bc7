"""Leitfragen: what each rule asks, and what people strike, reword and add."""

from __future__ import annotations

import inspect
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
import tiny
from dialogues_by_hand import DAY, Known, commitment, store_with

from briefing import lead_questions as asked
from data.recording import NewCommitment, decide_question, record_dialogue
from data.store import Facts
from queries import dialogue
from queries.dialogue import lead_questions as rules


def found(facts: Facts, rule: str, **given: object) -> list[str]:
    """The questions a rule asks about the Hochtaunuskreis 2024."""
    ask = getattr(rules, rules.rules()[rule][0])
    params = {"county": tiny.COUNTY, "year": 2024, "programme": "AQB", "day": DAY} | given
    frame = ask(facts, **{key: params[key] for key in inspect.signature(ask).parameters if key != "facts"})
    return [text.replace("\u00a0", " ") for text in frame["text"]]


class TestRules:
    def test_every_rule_says_what_it_looks_for(self) -> None:
        assert list(rules.rules()) == [f"L-{number:02}" for number in range(1, 13)]

    def test_an_overdue_step_is_asked_for(self, known: Known) -> None:
        closed = {"closed_on": date(2025, 2, 1), "evidence": "Akte"}
        facts = known(
            commitment=[
                commitment("a", date(2015, 1, 1)),
                commitment("b", date(2027, 1, 1)),
                commitment("c", date(2025, 1, 1), **closed),
                commitment("d", date(2025, 1, 1), **closed | {"evidence": " "}),
            ]
        )
        assert found(facts, "L-01") == [
            "Am 01.10.2024 wurde verabredet: „Schritt a“ (Kreis, bis 01.01.2015). Was ist daraus geworden?",
            "Am 01.10.2024 wurde verabredet: „Schritt d“ (Kreis, bis 01.01.2025). Was ist daraus geworden?",
        ]
        asked = rules.overdue_commitments(facts, county=tiny.COUNTY, year=2024, day=DAY)
        assert asked["figures"][0] == "fällig am 01.01.2015, 4.291 Tage überfällig"

    @pytest.mark.parametrize(("paid", "asks"), [(849.99, True), (850, False)])
    def test_money_granted_and_not_called_for_is_asked_for_below_85_percent(
        self, known: Known, paid: float, asks: bool
    ) -> None:
        amounts = [
            tiny.amount(id=stage, stage=stage, euros=euros) for stage, euros in (("granted", 1000), ("paid", paid))
        ]
        facts = known(amount=amounts)
        assert bool(found(facts, "L-04")) is asks
        assert found(facts, "L-04", day=date(2024, 7, 1)) == [], "half a year asks for half of it"

    @pytest.mark.parametrize(("granted", "asks"), [(949, True), (950, False), (1050, False), (1051, True)])
    def test_a_grant_beside_the_agreement_is_asked_for_beyond_5_percent(
        self, known: Known, granted: int, asks: bool
    ) -> None:
        assert bool(found(known(amount=[tiny.amount(id="g", stage="granted", euros=granted)]), "L-05")) is asks

    def test_a_step_of_the_budget_is_asked_for_beyond_10_percent(self, known: Known) -> None:
        facts = known(amount=[tiny.amount(id="v", budget_year=2023, euros=800)])
        assert found(facts, "L-07") == [
            "Das vereinbarte Budget ändert sich von 800 € auf 1.000 € (+25,0 %). "
            "Welche Maßnahmen kommen hinzu, welche fallen weg?"
        ]

    def test_a_county_with_project_targets_only_is_asked_how_success_is_measured(self, known: Known) -> None:
        facts = known()
        assert found(facts, "L-08") == [
            "Zum Ziel „JUBA 3.0 wird durchgeführt“ liegt keine Meldung vor. Wann kommt sie?"
        ]
        assert found(facts, "L-10")[0].startswith("Für die Maßnahme ist die Durchführung vereinbart")
        assert found(facts, "L-11") == [
            "Die 1.000 € sind nicht auf die Maßnahmenarten aufgeteilt. Wie verteilen sie sich?"
        ]

    def test_a_period_that_is_over_is_asked_about_in_the_past_tense(self, known: Known) -> None:
        aim = {"kind": "numeric", "indicator": "places", "target_value": 20, "name": "20 Plätze"}
        report = {"reported_on": date(2024, 12, 31), "value": 18, "reported_by": "Kreis"}
        over = known(target=[tiny.target(id="a", **aim)], report=[tiny.row(id="a/1", target="a", **report)])
        assert found(over, "L-06") == [
            "Das Ziel „20 Plätze“ wurde nicht ganz erreicht: gemeldet sind 18 Plätze, vereinbart 20 Plätze. "
            "Woran lag es, und was folgt daraus?"
        ]

    def test_a_report_of_the_end_that_is_missing_is_asked_for(self, known: Known) -> None:
        aim = {"kind": "numeric", "indicator": "places", "target_value": 20, "name": "20 Plätze"}
        report = {"reported_on": date(2024, 9, 30), "value": 18, "reported_by": "Kreis"}
        late = known(target=[tiny.target(id="a", **aim)], report=[tiny.row(id="a/1", target="a", **report)])
        assert found(late, "L-06") == []
        assert found(late, "L-08")[0] == "Zum Ziel „20 Plätze“ liegt keine Endmeldung vor. Wann kommt sie?"

    def test_quotes_in_a_name_become_single_ones(self, known: Known) -> None:
        facts = known(project=[tiny.project(id="v", budget_year=2023, name="Die „Brücke“")])
        assert found(facts, "L-09") == [
            "Die Maßnahme „Die ‚Brücke‘“ aus 2023 steht nicht mehr in der Zielvereinbarung. "
            "Ist sie beendet, und was tritt an ihre Stelle?"
        ]

    def test_another_version_number_is_asked_as_a_continuation_not_as_ended_and_new(self, known: Known) -> None:
        before = ["JUBA 2.0", "Kurs 1", "Kurs 2", "Pflege 2023/24"]
        now = ["Kurs 1", "Kurs 3", "Pflege", "Frisch 2.0"]
        facts = known(
            project=[
                *(tiny.project(id=f"v{n}", budget_year=2023, ordinal=n, name=name) for n, name in enumerate(before)),
                *(tiny.project(id=f"n{n}", ordinal=n + 2, name=name) for n, name in enumerate(now)),
            ]
        )
        assert found(facts, "L-09") == [
            "Ist „JUBA 3.0“ die Fortsetzung von „JUBA 2.0“ aus 2023?",
            "Ist „Kurs 3“ die Fortsetzung von „Kurs 2“ aus 2023?",
            "Ist „Pflege“ die Fortsetzung von „Pflege 2023/24“ aus 2023?",
        ]
        assert found(facts, "L-12") == ["Die Maßnahme „Frisch 2.0“ ist neu. Welches Ergebnis wird bis wann erwartet?"]

    def test_where_nothing_is_known_no_rule_finds_anything(self, known: Known) -> None:
        facts = known()
        for rule in rules.rules():
            assert found(facts, rule, county="06411", year=2019) == [], rule


class TestQuestions:
    def ask(self, facts: Facts) -> list[asked.Proposed]:
        return asked.proposed(facts, county=tiny.COUNTY, year=2024, programme="AQB", day=DAY)

    def test_two_runs_give_the_same_questions_in_the_same_order(self, known: Known) -> None:
        steps = [commitment(f"s{n}", date(2025, 1, n)) for n in range(1, 9)]
        facts = known(commitment=steps)
        first = self.ask(facts)
        assert first == self.ask(facts)
        assert [each.question.rule for each in first] == ["L-01", "L-01", "L-08", "L-10", "L-11"]
        assert all(each.question.evidence for each in first)

    def test_a_person_strikes_rewords_and_adds_and_it_stays(self, tmp_path: Path) -> None:
        with store_with(tmp_path) as store:
            decided = {"county": tiny.COUNTY, "year": 2024, "author": "M.", "now": datetime(2025, 4, 1)}
            for rule, subject, text, struck in (
                ("L-11", "nicht aufgeteilt", "–", True),
                ("L-10", "nur Projektziele", "Woran messen wir?", False),
                (asked.OWN, "1", "Wie geht es dem Träger?", False),
            ):
                decide_question(
                    store,
                    tiny.DATASET,
                    rule=rule,
                    subject=subject,
                    text=text,
                    struck=struck,
                    **decided,
                )
            found = self.ask(store.facts(tiny.DATASET))
            assert [each.question.text for each in found if not each.struck][1:] == [
                "Woran messen wir?",
                "Wie geht es dem Träger?",
            ]
            assert [each.question.rule for each in found if each.struck] == ["L-11"]

    def test_a_question_taken_back_is_as_if_nobody_had_struck_it(self, tmp_path: Path) -> None:
        with store_with(tmp_path) as store:
            now = datetime(2025, 4, 1)

            def decide(rule: str, subject: str, text: str | None, struck: bool) -> list[asked.Proposed]:
                nonlocal now
                now += timedelta(minutes=1)
                about = {"county": tiny.COUNTY, "year": 2024, "rule": rule, "subject": subject, "author": "M."}
                decide_question(store, tiny.DATASET, **about, text=text, struck=struck, now=now)
                return self.ask(store.facts(tiny.DATASET))

            untouched = self.ask(store.facts(tiny.DATASET))
            struck = decide("L-11", "nicht aufgeteilt", None, True)
            assert [each.question.rule for each in struck if each.struck] == ["L-11"]
            day_before = self.ask(store.facts(tiny.DATASET, datetime(2025, 3, 15)))
            assert [each.question.rule for each in day_before if each.struck] == ["L-11"]
            assert decide("L-11", "nicht aufgeteilt", None, False) == untouched
            assert dialogue.kept_questions(store.facts(tiny.DATASET), county=tiny.COUNTY, year=2024).empty

            decide("L-11", "nicht aufgeteilt", "Wie verteilen sie sich wirklich?", False)
            (edited,) = (each for each in decide("L-11", "nicht aufgeteilt", "Wie wirklich?", True) if each.struck)
            assert (edited.question.text, edited.question.own) == ("Wie wirklich?", True)

            decide(asked.OWN, "1", "Wie geht es dem Träger?", False)
            own = decide(asked.OWN, "1", "Wie geht es dem Träger?", True)
            assert [each.question.rule for each in own if each.struck] == [asked.OWN, "L-11"]
            assert not any(each.struck for each in decide(asked.OWN, "1", "Wie geht es dem Träger?", False)[:-1])

    def test_what_was_agreed_in_the_talk_opens_the_dialogue_of_the_next_year(self, tmp_path: Path) -> None:
        with store_with(tmp_path) as store:
            record_dialogue(
                store,
                tiny.DATASET,
                county=tiny.COUNTY,
                county_name="Hochtaunuskreis",
                year=2024,
                held_on=date(2025, 10, 1),
                participants="beide Seiten",
                commitments=[NewCommitment("Konzept vorlegen", "Kreis", date(2026, 1, 31))],
                author="M.",
                now=datetime(2025, 10, 2),
            )
            facts = store.facts(tiny.DATASET)
            (next_year,) = dialogue.commitments(facts, county=tiny.COUNTY, year=2025, day=DAY)["text"]
            assert next_year == "Konzept vorlegen"
            assert found(facts, "L-01", year=2025)[0].startswith("Am 01.10.2025 wurde verabredet: „Konzept vorlegen“")
