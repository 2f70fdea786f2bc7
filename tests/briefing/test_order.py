"""What matters stands first: counted by hand."""

from __future__ import annotations

import pandas as pd

from briefing import order


def test_targets_are_ordered_by_status_deviation_and_distance() -> None:
    rows = [
        ("reached", "achieved", None, 0.5),
        ("little below", "at_risk", None, -0.08),
        ("far above", "at_risk", None, 0.4),
        ("deviating", "at_risk", "adjusted", -0.01),
        ("missed", "missed", None, -0.6),
        ("in words", "missed", None, None),
        ("gone", "dropped", None, None),
        ("is carried out", "not_assessable", None, None),
        ("silent", "not_assessable", None, None),
    ]
    frame = pd.DataFrame(rows, columns=["name", "status", "outcome", "gap_share"])
    in_words = frame["name"].isin(["in words", "is carried out"])
    found = order.targets(frame.assign(kind=in_words.map({True: "qualitative", False: "numeric"})))
    assert found["name"].tolist() == [
        "missed", "in words", "deviating", "far above", "little below", "silent", "is carried out",
        "reached", "gone",
    ]  # fmt: skip
    assert found.index.tolist() == list(range(9))


def test_projects_that_went_or_came_stand_first_and_large_ones_before_small() -> None:
    rows = [
        ("stays", "continued", 90, 80),
        ("came, small", "new", 5, None),
        ("came, large", "new", 25, None),
        ("went, unknown", "ended", None, None),
        ("went, large", "ended", None, 30),
        ("renamed", "renamed", 12, 12),
    ]
    frame = pd.DataFrame(rows, columns=["name", "change", "places", "previous_places"]).astype(
        {"places": "Int64", "previous_places": "Int64"}
    )
    assert order.projects(frame)["name"].tolist() == [
        "went, large", "went, unknown", "came, large", "came, small", "renamed", "stays",
    ]  # fmt: skip


def test_nothing_stays_nothing() -> None:
    assert order.targets(pd.DataFrame(columns=["status", "outcome", "gap_share", "kind"], dtype="object")).empty
