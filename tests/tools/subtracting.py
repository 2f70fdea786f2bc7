"""Who subtracts everything shown from everything shown: what does follow of the persons behind it?

What is shown are sums of counts of persons, exact or printed with some decimals. Counts are whole numbers from 0.
Followed is what the exact sums determine together as a system of equations, and what each sum leaves for its parts.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

# A determinate part of a solution has no share in what the equations leave open; beyond this it is rounding.
OPEN = 1e-9
ROUNDS = 100


@dataclass
class Attack:
    """Sums seen: the counts in it with their signs, and the least and the most it may be."""

    sums: list[tuple[Mapping[Hashable, int], float, float]] = field(default_factory=list)

    def see(self, parts: Mapping[Hashable, int], value: float, off: float = 0.0) -> None:
        """A sum of counts is shown as a value that may be off by so much."""
        self.sums.append((dict(parts), value - off, value + off))

    def see_total(self, total: Hashable, parts: Sequence[Hashable]) -> None:
        """A stated total is known to be the sum of its parts."""
        self.see({total: 1, **dict.fromkeys(parts, -1)}, 0)

    def follows(self, least: Mapping[Hashable, int]) -> dict[Hashable, tuple[float, float]]:
        """Per count the least and the most it can be; `least` says what is known of a count besides."""
        names = list(dict.fromkeys(name for parts, _, _ in self.sums for name in parts))
        bounds = {name: (float(least.get(name, 0)), math.inf) for name in names}
        self._solve(names, bounds)
        for _ in range(ROUNDS):
            before = dict(bounds)
            for parts, low, high in self.sums:
                _narrow(bounds, parts, low, high)
            if bounds == before:
                break
        return bounds

    def _solve(self, names: list[Hashable], bounds: dict[Hashable, tuple[float, float]]) -> None:
        """Fix every count that the exact sums determine together, however many of them it takes."""
        exact = [(parts, low) for parts, low, high in self.sums if low == high]
        if not exact:
            return
        matrix = np.array([[parts.get(name, 0) for name in names] for parts, _ in exact], dtype=float)
        solution, _, rank, _ = np.linalg.lstsq(matrix, np.array([value for _, value in exact], dtype=float), rcond=None)
        left_open = np.linalg.svd(matrix)[2][rank:]
        for at, name in enumerate(names):
            if not np.any(np.abs(left_open[:, at]) > OPEN):
                bounds[name] = (float(round(solution[at])), float(round(solution[at])))


def _narrow(
    bounds: dict[Hashable, tuple[float, float]], parts: Mapping[Hashable, int], low: float, high: float
) -> None:
    for name, sign in parts.items():
        others = [(bounds[each], other) for each, other in parts.items() if each != name]
        least = sum(other * (span[0] if other > 0 else span[1]) for span, other in others)
        most = sum(other * (span[1] if other > 0 else span[0]) for span, other in others)
        one, two = ((low - most) / sign, (high - least) / sign)
        mine = bounds[name]
        whole = (math.ceil(min(one, two) - OPEN) if math.isfinite(min(one, two)) else -math.inf,
                 math.floor(max(one, two) + OPEN) if math.isfinite(max(one, two)) else math.inf)  # fmt: skip
        bounds[name] = (max(mine[0], whole[0]), min(mine[1], whole[1]))
