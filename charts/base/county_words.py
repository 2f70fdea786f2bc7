"""A Gebietskörperschaft as people in the house call it: Landkreis Gießen, im Wetteraukreis, in der Stadt Kassel."""

from __future__ import annotations

DISTRICT = "district"


def called(name: str, kind: str) -> str:
    """The name with what it is where the name alone does not say it: Gießen is a Landkreis and a city."""
    if kind != DISTRICT or _says_what_it_is(name):
        return name
    return f"Landkreis {name}"


def inside(name: str, kind: str) -> str:
    """Where: im Landkreis Gießen, im Wetteraukreis, in der Stadt Kassel, in Frankfurt am Main."""
    if kind == DISTRICT:
        return f"im {called(name, kind)}"
    return f"in der {name}" if name.lower().startswith("stadt ") else f"in {name}"


def with_whom(name: str, kind: str) -> str:
    """With whom one talks: dem Landkreis Gießen, der Stadt Kassel, der Stadt Darmstadt."""
    if kind == DISTRICT:
        return f"dem {called(name, kind)}"
    return f"der {name}" if name.lower().startswith("stadt ") else f"der Stadt {name}"


def for_whom(name: str, kind: str) -> str:
    """For whom: den Landkreis Gießen, den Wetteraukreis, die Stadt Kassel, Frankfurt am Main."""
    if kind == DISTRICT:
        return f"den {called(name, kind)}"
    return f"die {name}" if name.lower().startswith("stadt ") else name


def _says_what_it_is(name: str) -> bool:
    lower = name.lower()
    return lower.endswith("kreis") or lower.startswith("landkreis ")
