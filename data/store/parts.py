"""The part of a data set that people of some counties may see: a schema that holds nothing else.

Whatever is asked there, by any question of any page, can name no other county, because no row and no name of one lies
in it. What a table of facts leaves is said here for each; one that is not named leaves nothing. Of the whole only what
was judged or added up over all counties comes along: which counts of few persons are withheld, and sums of the Land.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import duckdb

from data import derived, layout

# Figures stated for the Land as a whole (06) come along with those of the own county.
LAND = "06"
OF_COUNTY = (
    "agreement", "clause", "commitment", "deviation", "dialogue", "extra_need", "lead_question", "note", "project",
    "remark", "target", "target_result",
)  # fmt: skip
OF_COUNTY_AND_LAND = ("amount", "county_measure")
# Table and column of what a fact belongs to.
BELONGS_TO = {"report": "target", "milestone": "target", "project_line": "project"}
# The wording of an agreement: of a document that speaks of no other county.
OF_DOCUMENT = ("passage",)
# How the ministry reads its workbooks and whom it compares with whom.
CLOSED = ("column_meaning", "word_meaning", "peer_group")
# Derived tables that are judged or added up over all counties, and would be wrong of a part.
OF_ALL = ("withheld", "land_sum")
REFERENCES = ("county", "territory_change")


def schema_of(number: int, counties: Sequence[str], *, past: bool) -> str:
    """The name of the schema; keys of counties are no part of it, so that none can be anything but a name."""
    named = hashlib.sha256(",".join(counties).encode()).hexdigest()[:16]
    return f"part_{int(number)}_{named}{'_past' if past else ''}"


def fill(
    cursor: duckdb.DuckDBPyConnection, whole: str, part: str, counties: Sequence[str], *, past: bool = False
) -> set[str]:
    """Make the schema `part` from `whole`, a schema of the same shape; the derived tables still to be computed.

    Of a `past` Stand no sums of the Land come along: going from one Stand to the next, somebody would see by how much
    each correction of another county moved them.
    """
    given = {"counties": list(counties)}
    layout.create_past(cursor, part)
    for table in REFERENCES:
        cursor.execute(f"delete from {part}.{table} where not list_contains($counties, county)", given)
    # A unit of several counties is shown to nobody who may not see all of them.
    cursor.execute(
        f"delete from {part}.territory_unit where unit in "
        f"(select unit from {part}.territory_unit where not list_contains($counties, county))",
        given,
    )
    for table in (*OF_COUNTY, *OF_COUNTY_AND_LAND):
        places = {"places": [*counties, LAND] if table in OF_COUNTY_AND_LAND else list(counties)}
        cursor.execute(
            f"insert into {part}.{table} select * from {whole}.{table} where list_contains($places, county)", places
        )
    for table, of in BELONGS_TO.items():
        cursor.execute(
            f"insert into {part}.{table} select * from {whole}.{table} where {of} in (select id from {part}.{of})"
        )
    _documents(cursor, whole, part, given)
    for table in OF_DOCUMENT:
        cursor.execute(
            f"insert into {part}.{table} select * from {whole}.{table} "
            f"where delivery in (select delivery from {part}.agreement) and delivery not in (select id from shared)"
        )
    cursor.execute("drop table temp.shared")
    cursor.execute(
        f"insert into {part}.withheld select * from {whole}.withheld where (fact, id) in "
        f"(select ('report', id) from {part}.report union all select ('target', id) from {part}.target "
        f"union all select ('county_measure', id) from {part}.county_measure)"
    )
    if not past:
        cursor.execute(f"insert into {part}.land_sum select * from {whole}.land_sum")
    return {*derived.tables()} - {*OF_ALL}


def _documents(cursor: duckdb.DuckDBPyConnection, whole: str, part: str, given: dict[str, list[str]]) -> None:
    """Deliveries and sources of what is there; of one about other counties too nothing a person wrote about it."""
    cursor.execute(
        f"create temp table shared as select distinct delivery as id from {whole}.fact "
        f"where county is not null and county <> '{LAND}' and not list_contains($counties, county)",
        given,
    )
    kept = " union ".join(
        f"select delivery from {part}.{table}" for table in (*OF_COUNTY, *OF_COUNTY_AND_LAND, *BELONGS_TO)
    )
    cursor.execute(
        f"insert into {part}.delivery by name select * replace ("
        "if(id in (select id from shared), null, file_name) as file_name, "
        "if(id in (select id from shared), null, file_hash) as file_hash, "
        "if(id in (select id from shared), null, note) as note) "
        f"from {whole}.delivery where id in ({kept})"
    )
    cursor.execute(
        f"insert into {part}.source by name select * replace ("
        "if(delivery in (select id from shared), 'auch andere Gebietskörperschaften', covers) as covers, "
        "if(delivery in (select id from shared), '–', known_faults) as known_faults) "
        f"from {whole}.source where id in (select source from {part}.delivery)"
    )
