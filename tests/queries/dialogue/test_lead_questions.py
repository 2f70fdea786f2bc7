"""Leitfragen: what each rule asks, and what people strike, reword and add."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import tiny
from dialogues_by_hand import DAY, Known, commitment, found, store_with
from sound_rows import deviation, target_result

from briefing import lead_questions as asked
from data.recording import decide_question
from data.steering import record_commitment, record_dialogue
from data.store import Facts
from queries import dialogue
from queries.dialogue import lead_questions as rules


class TestRules:
    def test_every_rule_says_what_it_looks_for(self) -> None:
        # L-12 was a question for each new Maßnahme; its number is on papers and not given again.
        assert list(rules.rules()) == [f"L-{number:02}" for number in (*range(1, 12), 13)]

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

    @pytest.mark.parametrize(("granted", "asks"), [(949, True), (950, False), (1000, False), (1051, False)])
    def test_a_grant_below_the_agreement_is_asked_for_beyond_5_percent(
        self, known: Known, granted: int, asks: bool
    ) -> None:
        assert bool(found(known(amount=[tiny.amount(id="g", stage="granted", euros=granted)]), "L-05")) is asks

    def test_whatever_is_more_than_the_stage_before_is_asked_for(self, known: Known) -> None:
        def amounts(granted: int, paid: int, **more: object) -> list[str]:
            rows = [("granted", granted), ("paid", paid)]
            return found(known(amount=[tiny.amount(id=s, stage=s, euros=e) | more for s, e in rows]), "L-13")

        assert amounts(1010, 1010) == [
            "Vereinbart sind 1.000 €, bewilligt 1.010 €, 10 € mehr. "
            "Wofür ist das zusätzliche Geld, und welche Ziele kommen hinzu?"
        ]
        assert amounts(1000, 1200) == [
            "Bewilligt sind 1.000 €, ausgezahlt 1.200 €, 200 € mehr. "
            "Gibt es einen weiteren Bescheid, oder ist zu viel ausgezahlt?"
        ]
        assert amounts(1000, 1000) == []
        assert amounts(1010, 900, precision="about") == [], "a rounded sum is above nothing"
        assert [text.split()[0] for text in amounts(1100, 1650)] == ["Bewilligt", "Vereinbart"], "the larger step first"

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
        assert found(facts, "L-10") == [
            "Die Zielvereinbarung nennt für eine Maßnahme die Durchführung, aber keinen Zielwert. "
            "Woran soll der Erfolg gemessen werden?"
        ]
        # Maßnahmen of another year are known, but no agreement and no target: nothing is said to be agreed.
        assert found(known(project=[tiny.project(id="n", budget_year=2025)]), "L-10", year=2025) == []
        assert found(facts, "L-11") == [
            "Die vereinbarten 1.000 € sind nicht auf die Maßnahmenarten aufgeteilt. Wie verteilen sie sich?"
        ]

    def test_a_period_that_is_over_is_asked_about_in_the_past_tense(self, known: Known) -> None:
        aim = {"kind": "numeric", "indicator": "places", "target_value": 20, "name": "20 Plätze"}
        report = {"reported_on": date(2024, 12, 31), "value": 18, "reported_by": "Kreis"}
        over = known(target=[tiny.target(id="a", **aim)], report=[tiny.row(id="a/1", target="a", **report)])
        assert found(over, "L-06") == [
            "Das Ziel „20 Plätze“ wurde nicht ganz erreicht: gemeldet sind 18 Plätze, vereinbart mindestens 20 Plätze. "
            "Woran lag es, und was folgt daraus?"
        ]

    @pytest.mark.parametrize(
        ("low", "high", "says"),
        [(95, 105, "95 bis 105 %"), (95, None, "mindestens 95 %"), (None, 5, "höchstens 5 %")],
    )
    def test_a_band_is_named_by_its_ends(self, low: int | None, high: int | None, says: str, facts: Facts) -> None:
        frame = facts.ask("select agreed_words(null, $low, $high, 'Prozent', 'band') as said", low=low, high=high)
        assert frame.loc[0, "said"] == says.replace(" %", "\u00a0%"), "in one line"

    def test_a_report_of_the_end_that_is_missing_is_asked_for(self, known: Known) -> None:
        aim = {"kind": "numeric", "indicator": "places", "target_value": 20, "name": "20 Plätze"}
        report = {"reported_on": date(2024, 9, 30), "value": 18, "reported_by": "Kreis"}
        late = known(target=[tiny.target(id="a", **aim)], report=[tiny.row(id="a/1", target="a", **report)])
        assert found(late, "L-06") == []
        assert found(late, "L-08")[0] == "Zum Ziel „20 Plätze“ liegt keine Endmeldung vor. Wann kommt sie?"

    def test_a_missed_target_is_asked_about_once(self, known: Known) -> None:
        aim = {"kind": "numeric", "indicator": "places", "target_value": 20}
        keys = ("plain", "documented", "excused")
        aims = [tiny.target(id=key, name=key, **aim) for key in keys]
        reports = [
            tiny.row(id=f"{key}/1", target=key, reported_on=date(2024, 12, 31), value=10, reported_by="Kreis")
            for key in keys
        ]
        entry = deviation(id="a", targets=["documented", "excused"], rule="reason_only", cause="Träger fiel aus")
        said = target_result(id="r", target="excused", result="justified", note="Träger fiel aus")
        facts = known(target=aims, report=reports, deviation=[entry], target_result=[said])
        assert [text.split(" ist ")[0] for text in found(facts, "L-02")] == ["Das Ziel „plain“"]
        assert found(facts, "L-03") == [
            "Beim Ziel „documented“ ist eine Abweichung dokumentiert (Träger fiel aus). "
            "Trägt die Begründung, und soll ein neuer Zielwert vereinbart werden?"
        ]
        assert found(facts, "L-06") == []

    @pytest.mark.parametrize("result", ["accepted", "open"])
    @pytest.mark.parametrize(("value", "rule"), [(10, "L-02"), (17.5, "L-06")])
    def test_a_dialogue_settles_what_it_accepts(self, known: Known, value: float, rule: str, result: str) -> None:
        aim = tiny.target(id="a", name="Plätze", kind="numeric", indicator="places", target_value=20)
        told = tiny.row(id="a/1", target="a", reported_on=date(2024, 12, 31), value=value, reported_by="Kreis")
        facts = known(target=[aim], report=[told], target_result=[target_result(id="r", target="a", result=result)])
        assert [text.startswith("Das Ziel „Plätze“") for text in found(facts, rule)] == [True] * (result == "open")

    def test_the_turnover_of_projects_is_one_question(self, known: Known) -> None:
        before = ["Die „Brücke“", *(f"Alt {letter}" for letter in "abc")]
        facts = known(
            project=[tiny.project(id=f"v{n}", budget_year=2023, ordinal=n, name=name) for n, name in enumerate(before)]
        )
        assert found(facts, "L-09") == [
            "Gegenüber 2023 sind 4 Maßnahmen nicht mehr enthalten („Die ‚Brücke‘“, „Alt a“, „Alt b“, …) und eine neu "
            "(„JUBA 3.0“). Was ist beendet, was tritt an die Stelle, und welches Ergebnis wird bis wann erwartet?"
        ]

    def test_another_version_number_is_a_proposal(self, known: Known) -> None:
        facts = known(
            project=[
                tiny.project(id="v1", budget_year=2023, name="JUBA 2.0"),
                tiny.project(id="v2", budget_year=2023, ordinal=2, name="Kurs 1"),
                tiny.project(id="n2", ordinal=2, name="Kurs 1"),
            ]
        )
        assert found(facts, "L-09") == [
            "Gegenüber 2023 ist eine Maßnahme nicht mehr enthalten („JUBA 2.0“) und eine neu („JUBA 3.0“). "
            "Was ist beendet, was tritt an die Stelle, und welches Ergebnis wird bis wann erwartet? "
            "Vorschlag: „JUBA 3.0“ setzt „JUBA 2.0“ fort."
        ]

    def test_a_project_carries_on_one_other_and_is_proposed_once(self, known: Known) -> None:
        old = [tiny.project(id=f"v{n}", budget_year=2023, ordinal=n, name=f"JUBA {n}.0") for n in (1, 2)]
        (question,) = found(known(project=old), "L-09")
        assert question.endswith("Vorschlag: „JUBA 3.0“ setzt „JUBA 1.0“ fort.")

    def test_what_a_line_joins_is_no_turnover(self, known: Known) -> None:
        line = [
            tiny.row(id=f"l/{key}", line="l", project=key, decided_by="M.", decided_on=date(2024, 1, 1))
            for key in ("v1", "06434/2024/01")
        ]
        before = tiny.project(id="v1", budget_year=2023, name="Ganz anders", category=3)
        assert found(known(project=[before], project_line=line), "L-09") == []

    def test_every_question_says_what_an_answer_would_change(self, known: Known) -> None:
        facts = known(commitment=[commitment("a", date(2015, 1, 1))])
        asks = asked.proposed(facts, county=tiny.COUNTY, year=2024, programme="AQB", day=DAY)
        assert asks
        assert all(each.question.effect.startswith("Davon hängt ab, ") for each in asks)
        for name, _ in rules.rules().values():
            assert "Davon hängt ab, " in rules._SQL[name], name

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
        assert [each.question.rule for each in first] == ["L-08", "L-01", "L-01", "L-10", "L-11"]
        assert all(each.question.evidence for each in first)

    def test_money_targets_deviations_and_promises_all_have_their_turn_before_the_rest(self, known: Known) -> None:
        aim = {"kind": "numeric", "indicator": "places", "target_value": 20}
        keys = [f"{state}{n}" for state in ("missed", "risk", "named", "silent") for n in range(4)]
        values = {"missed": 10, "risk": 18, "named": 10}
        reports = [
            tiny.row(id=f"{key}/1", target=key, reported_on=date(2024, 12, 31), value=value, reported_by="Kreis")
            for key in keys
            if (value := values.get(key[:-1]))
        ]
        facts = known(
            amount=[
                tiny.amount(id="v", budget_year=2023, euros=500),
                tiny.amount(id="g", stage="granted", euros=900),
                tiny.amount(id="p", stage="paid", euros=100),
            ],
            target=[tiny.target(id=key, name=key, **aim) for key in keys],
            report=reports,
            deviation=[deviation(id="a", targets=[f"named{n}" for n in range(4)], rule="reason_only")],
            commitment=[commitment(f"s{n}", date(2025, 1, n)) for n in range(1, 9)],
            project=[tiny.project(id="v", budget_year=2023, name="Alt")],
        )
        assert [each.question.rule for each in self.ask(facts)] == [
            "L-05", "L-04", "L-07", "L-02", "L-06", "L-08", "L-03", "L-01",
        ]  # fmt: skip

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
            by: dict[str, Any] = {"author": "M.", "now": datetime(2025, 10, 2)}
            of = {"county": tiny.COUNTY, "year": 2024, "held_on": date(2025, 10, 1), "participants": "beide Seiten"}
            key = record_dialogue(store, tiny.DATASET, **of, **by)
            step = {"text": "Konzept vorlegen", "responsible": "Kreis", "due_on": date(2026, 1, 31)}
            record_commitment(store, tiny.DATASET, dialogue=key, **step, **by)
            facts = store.facts(tiny.DATASET)
            (next_year,) = dialogue.commitments(facts, county=tiny.COUNTY, year=2025, day=DAY)["text"]
            assert next_year == "Konzept vorlegen"
            assert found(facts, "L-01", year=2025)[0].startswith("Am 01.10.2025 wurde verabredet: „Konzept vorlegen“")
