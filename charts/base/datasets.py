"""What the data sets are called on every page, figure and file."""

from __future__ import annotations

from data.marks import DATASETS
from data.store import Facts

__all__ = ["DATASETS", "INVENTED", "dataset_word"]
INVENTED = "Demonstrationsdaten – erfunden"


def dataset_word(facts: Facts) -> str:
    """The name of the data set as printed; an invented one says so."""
    return INVENTED if facts.invented else DATASETS.get(facts.dataset, facts.dataset)
