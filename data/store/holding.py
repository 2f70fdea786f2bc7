"""What holds: of each key the newest row among the deliveries that stand, unless it says that the fact is removed.

Newest is decided by the number of the delivery, never by a time. `delivery` of the schema asked holds the events up to
the Stand, so whatever lies in it is what counts; times are shown as the delivery tells them, in the time of Hessen.
"""

from __future__ import annotations

from data import layout

# One row per delivery that stands: the place in the order, the moment people read, whether a second person checked it.
STANDING = """
        select
            id,
            min(number) filter (event = 'recorded') as number,
            min(recorded_at) filter (event = 'recorded') as recorded_at,
            bool_or(event = 'checked') as checked
        from {schema}.delivery
        group by id
        having max_by(event, number) filter (event <> 'checked') <> 'withdrawn'"""
RANKED = "row_number() over (partition by stated.id order by standing.number desc)"


def of_rows(rows: str, table: str, schema: str = "now") -> str:
    """The SELECT of what holds among rows of a fact table, a relation with every row ever recorded of its keys."""
    return f"""
    with standing as ({STANDING.format(schema=schema)}
    )

    select {_columns(table)}
    from {rows} as stated
    inner join standing on stated.delivery = standing.id
    qualify {RANKED} = 1 and not stated.removed"""


def of_all_rows(rows: str, table: str) -> str:
    """The same for a whole table of the log, which may have millions of rows.

    Only keys recorded more than once are ranked: sorting every row takes many times the memory. They are found
    by the hash of the key; two keys of one hash are ranked needlessly, never wrongly.
    """
    return f"""
    with standing as materialized ({STANDING.format(schema="now")}
    ),

    corrected as materialized (
        select hash(id) as key
        from {rows}
        group by hash(id)
        having count(*) > 1
    )

    select {_columns(table)}
    from {rows} as stated
    inner join standing on stated.delivery = standing.id
    where hash(stated.id) not in (select key from corrected) and not stated.removed
    union all
    select {_columns(table)}
    from {rows} as stated
    inner join standing on stated.delivery = standing.id
    where hash(stated.id) in (select key from corrected)
    qualify {RANKED} = 1 and not stated.removed"""


def of_newest_rows(rows: str, table: str) -> str:
    """The same when `rows` are already what holds, and only the moments people read are to be told."""
    return f"""
    with standing as ({STANDING.format(schema="now")}
    )

    select {_columns(table)}
    from {rows} as stated
    inner join standing on stated.delivery = standing.id"""


# What the event of a delivery says of its rows in place of the rows themselves.
OF_DELIVERY = {
    "recorded_at": "standing.recorded_at",
    "state": "if(standing.checked and stated.state = 'provisional', 'checked', stated.state) as state",
}


def _columns(table: str) -> str:
    return ", ".join(OF_DELIVERY.get(name, f"stated.{name}") for name in layout.FACT_COLUMNS[table])
