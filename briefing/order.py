"""What matters first: the rows of a part in the order a meeting needs them, whatever order a question gave."""

from __future__ import annotations

import pandas as pd

# Missed, at risk, changed; then what nobody can judge yet, then what goes as agreed, last what no longer counts.
STATUS = (
    "missed",
    "at_risk",
    "justified",
    "not_assessable",
    "no_target",
    "on_track",
    "achieved",
    "dropped",
)
# What went, what came, what has another name; what stayed as it was is read last.
CHANGE = ("ended", "unclear", "moved", "new", "renamed", "unknown", "not_existing", "continued")


def targets(found: pd.DataFrame) -> pd.DataFrame:
    """Targets by status, those with a deviation before the others of it, then by how far they are from what is agreed.

    Those agreed in words come last. Takes `status`, `outcome`, `gap_share` and `kind`; rows that tie stay in the order
    of the question.
    """
    keys = pd.DataFrame({
        "status": found["status"].map(_rank(STATUS)),
        "unchanged": found["outcome"].isna(),
        # Below what is agreed or above it: the larger distance is the one to be talked about.
        "near": -found["gap_share"].abs().fillna(0.0),
        # That a Maßnahme is carried out is agreed for each of them: figures come first.
        "in_words": found["kind"] == "qualitative",
    })  # fmt: skip
    return _sorted(found, keys)


def projects(found: pd.DataFrame) -> pd.DataFrame:
    """Maßnahmen by change, in each the large ones first, by the places of this year or of the year before."""
    places = found[["places", "previous_places"]].max(axis=1).fillna(0).astype("float64")
    return _sorted(found, pd.DataFrame({"change": found["change"].map(_rank(CHANGE)), "places": -places}))


def _rank(codes: tuple[str, ...]) -> dict[str, int]:
    return {code: place for place, code in enumerate(codes)}


def _sorted(found: pd.DataFrame, keys: pd.DataFrame) -> pd.DataFrame:
    order = keys.sort_values(list(keys.columns), kind="stable").index
    return found.loc[order].reset_index(drop=True)
