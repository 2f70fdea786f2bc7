"""A scope of which a test names only what matters to it."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import fields
from typing import Any

from queries.scope import Scope

FIELDS = [field.name for field in fields(Scope)]


def scope(**given: Any) -> Scope:
    """AQB, vereinbart, 2023, all counties and Maßnahmenarten, but for what is given."""
    return Scope(**{"year": 2023, "programme": "AQB", "stage": "agreed", **given})


def ask(question: Callable[..., Any], facts: Any, **given: Any) -> Any:
    """Ask with a scope of what belongs into one, and with the rest of what is given."""
    own = inspect.signature(question).parameters
    narrowed = {name: given.pop(name) for name in FIELDS if name in given and name not in own}
    return question(facts, scope(**narrowed), **given)
