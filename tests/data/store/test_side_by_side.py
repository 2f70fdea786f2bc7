"""Questions side by side: each gets its own answer, at its own Stand, also while something is recorded."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta
from pathlib import Path

import tiny
from at_once import at_once, meanwhile

from data.store import Store
from data.store.stands import PAST_STANDS_KEPT
from data.store.store import ASKED_AT_ONCE


def test_questions_asked_while_something_is_recorded_wait_and_are_answered(tmp_path: Path) -> None:
    tiny.open_sound(tmp_path).close()
    with Store(tmp_path, [tiny.DATASET]) as store:
        seen: list[list[float]] = []
        faults: list[Exception] = []

        def ask() -> None:
            try:
                for _ in range(60):
                    seen.append(tiny.euros(store))
            except Exception as fault:
                faults.append(fault)

        with meanwhile(ask, [()] * 4):
            for number in range(5):
                with store.recording(tiny.DATASET) as writer:
                    at = tiny.LATER.replace(minute=number)
                    writer.deliver(f"e{number}", source="s1", recorded_by="Test", recorded_at=at)
                    amount = tiny.amount(euros=2000 + number, delivery=f"e{number}", recorded_at=at)
                    writer.record("amount", [amount])
        assert faults == []
        assert {tuple(each) for each in seen} <= {(1000.0,), *((2000.0 + number,) for number in range(5))}
        assert tiny.euros(store) == [2004.0]


def test_eight_questions_at_once_get_their_own_answers(tmp_path: Path) -> None:
    with tiny.open_sound(tmp_path) as store:
        facts = store.facts(tiny.DATASET)
        wrong: list[object] = []

        def ask(number: int) -> None:
            for round_ in range(50):
                asked = number * 1000 + round_
                frame = facts.ask("select $asked::integer as answer, euros from amount", asked=asked)
                if frame["answer"].tolist() != [asked]:
                    wrong.append((asked, frame))

        at_once(ask, [(number,) for number in range(8)])
        assert wrong == []


def test_questions_at_many_stands_side_by_side_get_their_own_answers(tmp_path: Path) -> None:
    with tiny.open_sound(tmp_path) as store:
        tiny.correct(store)
        stands = {tiny.BEFORE: [], tiny.BETWEEN: [1000.0], tiny.LATER: [1200.0]}
        wrong: list[object] = []

        def ask(at: datetime, expected: list[float]) -> None:
            for _ in range(10):
                if tiny.euros(store, at) != expected:
                    wrong.append(at)

        at_once(ask, [*stands.items()] * 3)
        assert wrong == []


def test_a_stand_held_by_a_session_answers_however_many_others_were_asked_since(tmp_path: Path) -> None:
    with tiny.open_sound(tmp_path) as store:
        tiny.correct(store)
        held = store.facts(tiny.DATASET, tiny.BETWEEN)
        for days in range(2 * PAST_STANDS_KEPT):
            assert tiny.euros(store, tiny.LATER + timedelta(days=days)) == [1200.0]
        assert held.ask("select euros from amount")["euros"].tolist() == [1000.0]


def test_sessions_at_more_stands_than_are_kept_all_get_their_own_answers(tmp_path: Path) -> None:
    with tiny.open_sound(tmp_path) as store:
        tiny.correct(store)
        faults: list[object] = []

        def work(number: int) -> None:
            day, expected = (
                (tiny.BETWEEN + timedelta(hours=number), [1000.0])
                if number % 2
                else (tiny.LATER + timedelta(hours=number), [1200.0])
            )
            facts = store.facts(tiny.DATASET, day)
            for _ in range(4):
                try:
                    if (answer := facts.ask("select euros from amount")["euros"].tolist()) != expected:
                        faults.append((day, answer))
                except Exception as fault:
                    faults.append(fault)

        at_once(work, [(number,) for number in range(2 * PAST_STANDS_KEPT)])
        assert faults == []


def test_a_past_stand_waits_for_no_question_about_today(tmp_path: Path) -> None:
    with tiny.open_sound(tmp_path) as store:
        tiny.correct(store)
        then = store.facts(tiny.DATASET, number=1)
        for _ in range(ASKED_AT_ONCE):
            store._asking.acquire()
        answers: list[list[float]] = []
        today = threading.Thread(target=lambda: answers.append(tiny.euros(store)), daemon=True)
        today.start()
        past = then.ask("select cast(euros as varchar) as euros from amount")
        assert list(past["euros"]) == ["1000.00"]
        assert answers == [], "as many as may ask at a time are asking"
        for _ in range(ASKED_AT_ONCE):
            store._asking.release()
        today.join(20)
        assert answers == [[1200.0]]
