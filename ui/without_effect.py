"""Which filters of the sidebar have no effect on which page, and why: grey there, they keep their choice."""

from __future__ import annotations

from collections.abc import Mapping

from ui import session

_ONE_COUNTY = "hier geht es um ein Gebiet, oben gewählt"
_NO_FIGURES = "hier steht keine Zahl eines Jahres"
_ALL_OF_DELIVERY = "gezeigt wird jede Lieferung ganz"
_EVERYTHING = dict.fromkeys((session.YEAR, "programm", "stufe", session.CATEGORIES, session.COUNTIES), _NO_FIGURES)

# By topic and key of the filter.
WITHOUT_EFFECT: Mapping[str, Mapping[str, str]] = {
    "targets": {"stufe": "Ziele haben keine Stufe"},
    "county": {session.COUNTIES: _ONE_COUNTY},
    "projects": {"programm": "gezeigt werden Maßnahmen aller Programme"},
    "dialogue": {
        "stufe": "die Mappe zeigt alle Stufen nebeneinander",
        session.CATEGORIES: "die Mappe zeigt alle Maßnahmenarten",
        session.COUNTIES: _ONE_COUNTY,
    },
    "deliveries": {
        "programm": _ALL_OF_DELIVERY,
        "stufe": _ALL_OF_DELIVERY,
        session.CATEGORIES: _ALL_OF_DELIVERY,
    },
    "methods": _EVERYTHING,
    "trail": _EVERYTHING,
    "handbook": _EVERYTHING,
}
