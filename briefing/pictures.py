"""The drawings of the PDF as pictures with alternative texts, for papers that cannot draw."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

import typst

from briefing import pdf

# Sharp in print; a bar takes a kilobyte.
DOTS_PER_INCH = 288


class Picture(NamedTuple):
    """A PNG, the centimetres it is wide, and what is said in its place."""

    png: bytes
    width: float
    alt: str


class Pictures:
    """Drawings by their kind and values, all drawn at once: starting Typst takes longer than a hundred of them.

    Kinds are those of template/pictures.typ. The same values give the same bytes.
    """

    def __init__(self, wanted: Sequence[tuple[str, Any]]) -> None:
        drawn = list(dict.fromkeys(_key(*each) for each in wanted))
        self._made = dict(zip(drawn, _pngs(drawn), strict=True)) if drawn else {}

    def of(self, kind: str, values: Any) -> Picture:
        """The picture of a drawing that was asked for."""
        png = self._made[_key(kind, values)]
        # Width and height of a PNG stand in the first chunk of it.
        return Picture(png, int.from_bytes(png[16:20], "big") / DOTS_PER_INCH * 2.54, alt_of(kind, values))


def alt_of(kind: str, values: Any) -> str:
    """What a drawing says; a legend says its words."""
    return "Legende: " + ", ".join(each["words"] for each in values) if kind == "legend" else str(values["alt"])


def _key(kind: str, values: Any) -> str:
    return json.dumps([kind, values], ensure_ascii=False, sort_keys=True)


def _pngs(drawn: Sequence[str]) -> list[bytes]:
    made = typst.Compiler(
        str(pdf.TEMPLATE / "pictures.typ"),
        root=str(pdf.TEMPLATE),
        font_paths=pdf.fonts(),
        ignore_system_fonts=True,
        sys_inputs={"drawings": f"[{','.join(drawn)}]"},
    ).compile(format="png", ppi=DOTS_PER_INCH)
    # One page comes by itself.
    return made if isinstance(made, list) else [made or b""]
