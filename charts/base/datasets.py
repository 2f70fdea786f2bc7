"""What the data sets are called on every page, figure and file."""

from __future__ import annotations

from data.store import Facts

DATASETS = {
    "published": "Veröffentlichte Angaben",
    "demo": "Demonstrationsdaten",
    "ministry": "Daten des Ministeriums",
}
INVENTED = "Demonstrationsdaten – erfunden"


def dataset_word(facts: Facts) -> str:
    """The name of the data set as printed; an invented one says so."""
    return INVENTED if facts.invented else DATASETS.get(facts.dataset, facts.dataset)
