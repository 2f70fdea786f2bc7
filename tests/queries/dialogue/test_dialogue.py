"""Dialogmappe: what is open, what changed, who stands beside, and what the rules ask."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
import tiny
from dialogues_by_hand import DAY, Known, commitment, found

from charts.dialogue import target_changes
from charts.dialogue.words import held_words, say_commitments
from data.rows import rows_of
from queries import dialogue
from queries.dialogue import wording

NONE = pd.DataFrame({"progress": []})


class TestCommitments:
    def test_open_ones_of_all_years_come_first_until_closed_with_a_proof(self, known: Known) -> None:
        facts = known(
            commitment=[
                commitment("offen", date(2027, 1, 1)),
                commitment("alt", date(2025, 1, 1)),
                commitment("zu", date(2025, 2, 1), closed_on=date(2025, 1, 15), evidence="Akte"),
                commitment("ohne Beleg", date(2025, 3, 1), closed_on=date(2025, 1, 15)),
                commitment("leerer Beleg", date(2025, 4, 1), closed_on=date(2025, 1, 15), evidence=" "),
            ]
        )
        frame = dialogue.commitments(facts, county=tiny.COUNTY, year=2026, day=DAY)
        assert list(zip(frame["commitment"], frame["progress"], strict=True)) == [
            ("alt", "overdue"),
            ("ohne Beleg", "overdue"),
            ("leerer Beleg", "overdue"),
            ("offen", "open"),
            ("zu", "closed"),
        ]

    def test_nothing_agreed_after_the_day_is_shown(self, known: Known) -> None:
        facts = known(commitment=[commitment("a", date(2025, 1, 1))])
        assert dialogue.commitments(facts, county=tiny.COUNTY, year=2024, day=date(2024, 9, 30)).empty

    def test_without_a_recorded_dialogue_nothing_is_known_of_commitments(self, known: Known) -> None:
        facts = known()
        assert list(dialogue.talked(facts, counties=[], year=2024, day=DAY)["county"]) == [tiny.COUNTY]
        for counties, year, day in (
            (["06411"], 2024, DAY),
            ([tiny.COUNTY], 2023, DAY),
            ([tiny.COUNTY], 2024, date(2020, 1, 1)),
        ):
            assert dialogue.talked(facts, counties=counties, year=year, day=day).empty
        assert say_commitments(NONE, talked=True).startswith("Aus früheren Dialogen ist keine Verabredung offen")
        assert say_commitments(NONE, talked=False) == (
            "Es ist kein früherer Dialog erfasst; ob Verabredungen offen sind, ist nicht bekannt."
        )


class TestHeld:
    @pytest.mark.parametrize(
        ("participants", "summary", "said"),
        [
            (
                "Ministerium; Bergstraße",
                "Alles gut.",
                "; teilgenommen haben Ministerium und Bergstraße. Ergebnis: Alles gut.",
            ),
            ("Frau A, HMSI", None, "; teilgenommen hat Frau A, HMSI. Eine Kurzfassung ist nicht erfasst."),
            (" ", None, "; wer teilgenommen hat, ist nicht genannt. Eine Kurzfassung ist nicht erfasst."),
        ],
    )
    def test_a_dialogue_is_told_in_a_sentence(
        self, known: Known, participants: str, summary: str | None, said: str
    ) -> None:
        told = {"id": "06434/2023/1", "budget_year": 2023, "participants": participants, "summary": summary}
        facts = known(dialogue=[tiny.dialogue(**told)])
        (row,) = rows_of(dialogue.held(facts, county=tiny.COUNTY, year=2023), dialogue.Held)
        assert held_words(row) == f"Ein Zielsteuerungsdialog fand am 01.10.2024 statt{said}"


class TestAgreedTargets:
    def aim(self, key: str, year: int, **fields: object) -> tiny.Row:
        facts = {"kind": "numeric", "indicator": "entries", "name": "Eintritte", "project": None, "citation": "§ 5"}
        return tiny.target(**(facts | {"id": key, "budget_year": year} | fields))

    def test_what_is_agreed_otherwise_than_the_year_before_is_told_of_each_target(self, known: Known) -> None:
        line = [
            tiny.row(id=f"l/{key}", line="l", project=key, decided_by="M.", decided_on=date(2024, 1, 1))
            for key in ("v1", "06434/2024/01")
        ]
        facts = known(
            project=[tiny.project(id="v1", budget_year=2023, name="Anker")],
            project_line=line,
            target=[
                self.aim("a1", 2023, target_value=97), self.aim("a2", 2024, target_value=138, citation="§ 6, Seite 2"),
                self.aim("b1", 2023, name="Plätze", indicator="places", target_value=20, project="v1"),
                self.aim("b2", 2024, name="plätze ", indicator="places", target_value=25, project="06434/2024/01"),
                self.aim("c1", 2023, name="Abschlüsse", target_value=34),
                self.aim("d2", 2024, name="Konzept", kind="milestone", indicator=None, target_value=3),
                self.aim("e1", 2023, name="Gleich", target_value=5),
                self.aim("e2", 2024, name="Gleich", target_value=5),
                self.aim("f2", 2024, name="Netzwerk „Süd“", kind="qualitative", indicator=None),
            ],
        )  # fmt: skip
        frame = wording.agreed_targets(facts, county=tiny.COUNTY, year=2024, other_year=2023)
        told = [(old, new, words.replace("\xa0", " ")) for old, new, words in target_changes.changed(frame)]
        assert sorted(told) == sorted([
            ("§ 5", "§ 6", "Ziel „Eintritte“: mindestens 97 Personen → mindestens 138 Personen"),
            ("§ 5", "§ 5", "Ziel „plätze “ von „JUBA 3.0“: mindestens 20 Plätze → mindestens 25 Plätze"),
            ("§ 5", "", "entfallen: Ziel „Abschlüsse“ (mindestens 34 Personen)"),
            ("", "§ 5", "neu: Ziel „Konzept“ (3 Meilensteine)"),
            ("", "§ 5", "neu: Ziel „Netzwerk ‚Süd‘“"),
        ])  # fmt: skip

    def test_a_target_that_the_new_city_agrees_on_is_not_called_ended(self, known: Known) -> None:
        """Hanau left the Main-Kinzig-Kreis in 2026."""
        home, city = "06435", "06415"
        before = [
            self.aim("a1", 2025, county=home, name="Aufbau", target_value=4),
            self.aim("b1", 2025, county=home, name="Nur hier", target_value=5),
        ]
        moved = self.aim("a2", 2026, county=city, name=" aufbau", target_value=3)

        def told(*targets: tiny.Row) -> list[str]:
            frame = wording.agreed_targets(known(target=list(targets)), county=home, year=2026, other_year=2025)
            return sorted(words.split(" (")[0] for _, _, words in target_changes.changed(frame))

        assert told(*before, moved) == ["entfallen: Ziel „Nur hier“", "im neuen Gebiet fortgeführt: Ziel „Aufbau“"]

    def test_of_what_the_new_city_agrees_on_nothing_is_known(self, known: Known) -> None:
        facts = known(target=[self.aim("a1", 2025, county="06435", name="Aufbau", target_value=4)])
        frame = wording.agreed_targets(facts, county="06435", year=2026, other_year=2025)
        ((_, _, words),) = target_changes.changed(frame)
        assert words.startswith("nach der Teilung des Gebiets nicht bekannt: Ziel „Aufbau“")


class TestProjects:
    def test_each_project_is_new_continued_renamed_or_ended(self, known: Known) -> None:
        before = [
            tiny.project(id="v1", budget_year=2023, name="juba 3.0 "),
            tiny.project(id="v2", budget_year=2023, ordinal=2, name="Brücke"),
            tiny.project(id="v3", budget_year=2023, ordinal=3, name="Ausgelaufen"),
        ]
        now = [
            tiny.project(id="n2", ordinal=2, name="Brücke plus"),
            tiny.project(id="n3", ordinal=3, name="Frisch"),
        ]
        line = [
            tiny.row(id=f"l/{key}", line="l", project=key, decided_by="M.", decided_on=date(2024, 1, 1))
            for key in ("v2", "n2")
        ]
        facts = known(project=[*before, *now], project_line=line)
        frame = dialogue.projects(facts, county=tiny.COUNTY, year=2024)
        assert list(zip(frame["name"], frame["change"], strict=True)) == [
            ("JUBA 3.0", "renamed"),
            ("Brücke plus", "renamed"),
            ("Frisch", "new"),
            ("Ausgelaufen", "ended"),
        ]
        assert frame.loc[1, "previous_name"] == "Brücke"

    @pytest.mark.parametrize(
        ("of_hanau", "fates"), [(["Brücke", "Neu"], ["moved", "ended"]), ([], ["unclear", "unclear"])]
    )
    def test_what_a_county_carries_on_that_was_a_part_of_this_one_has_not_ended(
        self, known: Known, of_hanau: list[str], fates: list[str]
    ) -> None:
        # Hanau is a county of its own from 2026 on.
        before = [
            tiny.project(id=f"v{n}", county="06435", budget_year=2025, ordinal=n, name=name)
            for n, name in enumerate(["Brücke", "Alt"])
        ]
        after = [tiny.project(id="n", county="06435", budget_year=2026, name="Anderes")]
        hanau = [
            tiny.project(id=f"h{n}", county="06415", budget_year=2026, ordinal=n, name=name)
            for n, name in enumerate(of_hanau)
        ]
        facts = known(project=[*before, *after, *hanau])
        frame = dialogue.projects(facts, county="06435", year=2026).set_index("name")["change"]
        assert frame[["Brücke", "Alt"]].tolist() == fates
        (question,) = found(facts, "L-09", county="06435", year=2026)
        assert "Brücke" not in question
        assert ("„Alt“" in question) == ("ended" in fates)
        own = dialogue.projects(facts, county="06415", year=2026)
        assert set(own["change"]) <= {"not_existing"}

    def test_one_pairing_everywhere_that_of_the_lines(self, known: Known) -> None:
        # Two of one name and one line: pairs in the order of the document, the third of the line is left over.
        def named(key: str, year: int, ordinal: int, name: str, category: int) -> tiny.Row:
            return tiny.project(id=key, budget_year=year, ordinal=ordinal, name=name, category=category)

        rows = [
            named("v1", 2023, 1, "Staffel", 1), named("v2", 2023, 2, "Boje", 2), named("v3", 2023, 3, "Anker", 3),
            named("n1", 2024, 11, "Staffel", 2), named("n2", 2024, 12, "Kompass", 3),
            named("n3", 2024, 13, "Boje neu", 1),
        ]  # fmt: skip
        line = [
            tiny.row(id=f"l/{key}", line="l", project=key, decided_by="M.", decided_on=date(2024, 1, 1))
            for key in ("v3", "n2")
        ]
        facts = known(project=rows, project_line=line)
        table = dialogue.projects(facts, county=tiny.COUNTY, year=2024)
        pairs = {(row.name, row.previous_name) for row in table.itertuples() if row.change == "renamed"}
        assert pairs == {("Kompass", "Anker")}
        names = wording.paired_names(facts, county=tiny.COUNTY, year=2024, other_year=2023)
        assert set(names.itertuples(index=False, name=None)) == {
            ("Anker", "Kompass", False), ("Staffel", "Staffel", False),
        }  # fmt: skip
        (question,) = found(facts, "L-09")
        assert "Kompass" not in question
        assert "Staffel" not in question

    def test_what_may_carry_on_which_is_decided_once_for_question_and_comparison_of_texts(self, known: Known) -> None:
        # „JUBA 2.0 plus“ looks more like „JUBA 3.0 neu“ than „JUBA 2.0“ does; the rule leaves numbers out.
        old = [
            tiny.project(id=f"v{n}", budget_year=2023, ordinal=n, name=name)
            for n, name in enumerate(["JUBA 2.0 plus", "JUBA 2.0"])
        ]
        facts = known(project=old)
        names = wording.paired_names(facts, county=tiny.COUNTY, year=2024, other_year=2023)
        assert list(names.itertuples(index=False, name=None)) == [("JUBA 2.0", "JUBA 3.0", True)]
        (question,) = found(facts, "L-09")
        assert question.endswith("Vorschlag: „JUBA 3.0“ setzt „JUBA 2.0“ fort.")

    def test_without_the_year_before_nothing_is_called_new(self, known: Known) -> None:
        frame = dialogue.projects(known(), county=tiny.COUNTY, year=2024)
        assert list(frame["change"]) == ["unknown"]

    def test_without_this_year_nothing_is_called_ended(self, known: Known) -> None:
        assert dialogue.projects(known(), county=tiny.COUNTY, year=2025).empty


class TestPeers:
    def test_the_own_county_is_no_peer_and_below_five_there_is_no_median(self, known: Known) -> None:
        others = [
            (tiny.amount(id=f"{c}/g", county=c, stage=stage, euros=euros))
            for c in ("06431", "06432")
            for stage, euros in (("agreed", 100), ("granted", 90))
        ]
        others = [row | {"id": f"{row['county']}/{row['stage']}"} for row in others]
        frame = dialogue.peers(known(amount=others), county=tiny.COUNTY, year=2024, programme="AQB")
        grants = frame.set_index("measure").loc["grant_ratio"]
        assert grants["peers"] == 2
        assert grants["peers_all"] == 20
        assert grants.isna()["median"]

    def test_of_fewer_targets_than_the_rule_asks_for_there_is_no_percentage(self, known: Known) -> None:
        def good_targets(targets: int) -> pd.Series:
            aims = [tiny.target(id=f"t{n}") for n in range(targets)]
            reports = [
                tiny.row(
                    id=f"t{n}/1", target=f"t{n}", reported_on=date(2024, 12, 31), reported_by="Kreis",
                    judgement="fulfilled" if n < 4 else "not_fulfilled",
                )
                for n in range(targets)
            ]  # fmt: skip
            frame = dialogue.peers(known(target=aims, report=reports), county=tiny.COUNTY, year=2024, programme="AQB")
            return frame.set_index("measure").loc["good_targets"]

        few, enough = good_targets(9), good_targets(10)
        assert (few["good"], few["judged"]) == (4, 9)
        assert pd.isna(few["value"])
        assert enough["value"] == pytest.approx(0.4)

    def test_a_grant_of_nothing_divides_nothing(self, known: Known) -> None:
        nothing = [tiny.amount(id="g", stage="granted", euros=0), tiny.amount(id="p", stage="paid", euros=0)]
        frame = dialogue.peers(known(amount=nothing), county=tiny.COUNTY, year=2024, programme="AQB")
        assert pd.isna(frame.set_index("measure").loc["payment_ratio", "value"])
