"""What a reader has narrowed the figures to: one value instead of five."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Scope:
    """Budget year, programme and stage, and the chosen counties and Maßnahmenarten; none chosen means all of them."""

    year: int
    programme: str
    stage: str
    counties: Sequence[str] = ()
    categories: Sequence[int] = ()

    @property
    def everywhere(self) -> Scope:
        """The same for all counties."""
        return replace(self, counties=())

    @property
    def of_all_categories(self) -> Scope:
        """The same for all Maßnahmenarten."""
        return replace(self, categories=())

    @property
    def parameters(self) -> dict[str, object]:
        """By the names of the parameters of a question."""
        return {
            "year": self.year,
            "programme": self.programme,
            "stage": self.stage,
            "counties": list(self.counties),
            "categories": list(self.categories),
        }
