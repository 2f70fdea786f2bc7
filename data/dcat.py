"""What a data portal asks of a data set: the fields of DCAT-AP.de, as JSON-LD.

Who publishes decides licence and contact: until the ministry has, the licence is "closed", so that nobody takes what
nobody gave. Addresses of files are relative to the file that names them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from data.code_words import STAGE
from data.marks import DATASETS, INVENTED
from data.open_copy import Stand

# A portal must not find the ministry as the publisher of what nobody has ever stated.
NOBODY = "niemand – erfundene Daten zur Vorführung"
PUBLISHER = "Hessisches Ministerium für Arbeit, Integration, Jugend und Soziales"
LICENCE = "http://dcat-ap.de/def/licenses/other-closed"
LICENCE_WORDS = "noch nicht festgelegt; ohne Erlaubnis des Herausgebers nicht weiterzugeben"
FORMAT = {"csv": "CSV", "parquet": "PARQUET"}
MEDIA = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}
# What a portal is told of the contents, by the table that has to hold a row of it.
_CONTENTS = {
    "agreement": "Zielvereinbarungen",
    "project": "Maßnahmen",
    "target": "Ziele",
    "report": "Ist-Meldungen",
}
_EU = "http://publications.europa.eu/resource/authority"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatde": "http://dcat-ap.de/def/dcatde/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True)
class Part:
    """One file of the data set: its name, table and kind, its bytes, and the rows in it."""

    name: str
    table: str
    kind: str
    size: int
    sha256: str
    rows: int


def title(stand: Stand) -> str:
    """What the data set is called; invented ones say so."""
    mark = f" ({INVENTED})" if stand.invented else ""
    return f"Ausbildungs- und Qualifizierungsbudget Hessen: {DATASETS.get(stand.dataset, stand.dataset)}{mark}"


def holds(parts: Collection[Part], stages: Collection[str]) -> str:
    """What the data set holds of money and of the rest, and nothing it does not hold."""
    rows = {part.table: part.rows for part in parts}
    money = ", ".join(word for stage, word in STAGE.items() if stage in stages)
    named = [
        f"Beträge ({money})" if money else "",
        *(word for table, word in _CONTENTS.items() if rows.get(table)),
    ]
    return ", ".join(filter(None, named)) or "Noch nichts"


def described(parts: list[Part], stand: Stand, version: str, stages: Collection[str] = ()) -> dict[str, object]:
    """The data set and its files; `version` is that of the schema, `stages` those it has amounts of."""
    day = {"dct:modified": _typed(stand.day, "date")} if stand.day else {}
    return {
        "@context": _CONTEXT,
        "@id": f"urn:aqb-hessen:{stand.dataset}",
        "@type": "dcat:Dataset",
        "dct:identifier": f"aqb-hessen-{stand.dataset}-{stand.number}",
        "dct:title": _german(title(stand)),
        "dct:description": _german(
            f"{holds(parts, stages)} der hessischen Kreise und kreisfreien Städte. {stand}. Ein oder zwei Personen "
            "werden nicht ausgewiesen."
        ),
        "dct:publisher": {"@type": "foaf:Organization", "foaf:name": NOBODY if stand.invented else PUBLISHER},
        "dct:language": {"@id": f"{_EU}/language/DEU"},
        "dct:spatial": {"@id": "http://dcat-ap.de/def/politicalGeocoding/stateKey/06"},
        "dcatde:politicalGeocodingLevelURI": {"@id": "http://dcat-ap.de/def/politicalGeocoding/Level/state"},
        "dct:accrualPeriodicity": {"@id": f"{_EU}/frequency/IRREG"},
        "dcat:theme": [{"@id": f"{_EU}/data-theme/{theme}"} for theme in ("SOCI", "EDUC")],
        "dcat:keyword": [_german(word) for word in ("Ausbildung", "Qualifizierung", "Zielvereinbarung", "Hessen")],
        "dcat:version": f"Nr. {stand.number}, Schema {version}",
        **day,
        "dcat:distribution": [_distribution(part, day) for part in parts],
    }


def _distribution(part: Part, day: Mapping[str, object]) -> dict[str, object]:
    return {
        "@id": part.name,
        "@type": "dcat:Distribution",
        "dct:title": _german(f"{part.table} als {FORMAT[part.kind]}"),
        "dcat:accessURL": {"@id": part.name},
        "dcat:downloadURL": {"@id": part.name},
        "dct:license": {"@id": LICENCE},
        "dct:format": {"@id": f"{_EU}/file-type/{FORMAT[part.kind]}"},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{MEDIA[part.kind]}"},
        "dcat:byteSize": _typed(str(part.size), "nonNegativeInteger"),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": _typed(part.sha256, "hexBinary"),
        },
        **day,
    }


def _german(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "de"}


def _typed(value: str, kind: str) -> dict[str, str]:
    return {"@value": value, "@type": f"xsd:{kind}"}
