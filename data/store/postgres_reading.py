"""Reading a log in PostgreSQL: one transaction, rows streamed as Arrow in the types of the log's tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import duckdb
import pyarrow as pa

from data import layout
from data.faults import StoreError
from data.store import holding, postgres_tables
from data.store.log import FORMAT, LogState
from data.store.postgres_faults import LinkFault
from data.store.postgres_link import Link, Server


def state_of(asked: Link | Server, schema: str) -> LogState:
    """Which log it is and its newest number. Raises StoreError when it is one of a newer program."""
    found = asked.ask(
        f"""
        select identity, format, (select coalesce(max(number), 0) from "{schema}".delivery) as number
        from "{schema}".place
        """
    ).to_pylist()
    if len(found) != 1:
        raise LinkFault(f"{len(found)} rows in place", "XX001")
    if found[0]["format"] > FORMAT:
        raise StoreError(
            f"Der Datensatz „{schema}“ in PostgreSQL stammt von einer neueren Fassung dieses Programms (Format "
            f"{found[0]['format']}, bekannt ist bis {FORMAT}) und bleibt, wie er ist. Bitte das Programm aktualisieren."
        )
    return LogState(found[0]["identity"], found[0]["number"])


class PostgresReading:
    """The log in one transaction that sees it as it was at its beginning."""

    def __init__(self, link: Link, schema: str) -> None:
        self.fault: LinkFault | None = None
        self._link = link
        self._schema = schema
        self._chosen: list[str] | None = None

    def state(self) -> LogState:
        """See Reading.state."""
        return state_of(self._link, self._schema)

    def events(self, after: int) -> pa.Table:
        """See Reading.events."""
        columns = postgres_tables.columns("delivery")
        found = self._link.ask(
            f'select {columns} from "{self._schema}".delivery where number > $1 order by number', after
        )
        return postgres_tables.typed("delivery", found)

    def touched(self, table: str, deliveries: Sequence[str]) -> pa.RecordBatchReader:
        """See Reading.touched."""
        wanted = sorted(deliveries)
        if self._chosen != wanted:
            # A question with parameters would be answered into memory as a whole; so they become a setting of this
            # transaction, and the rows are streamed.
            self._link.ask("select set_config('aqb.deliveries', cast($1 as text), true) as chosen", wanted)
            self._chosen = wanted
        relation = f'"{self._schema}"."{table}"'
        return self._stream(
            table,
            f"""
            select {postgres_tables.columns(table)} from {relation}
            where id in (
                select id from {relation} where delivery = any(cast(current_setting('aqb.deliveries') as text[]))
            )
            """,
        )

    def rows(self, table: str) -> pa.RecordBatchReader:
        """See Reading.rows."""
        return self._stream(table, f'select {postgres_tables.columns(table)} from "{self._schema}"."{table}"')

    def starting(self, table: str, prefix: str) -> pa.Table:
        """See Reading.starting."""
        found = self._link.ask(
            f'select {postgres_tables.columns(table)} from "{self._schema}"."{table}" where starts_with(id, $1)', prefix
        )
        return postgres_tables.typed(table, found)

    def load(self, cursor: duckdb.DuckDBPyConnection, table: str) -> None:
        """See Reading.load; the server picks what holds, so no more than that travels.

        A million rows with 150,000 corrected ones took 20 s and 520 MB on busy cores (13 s of it to send them), all
        rows into a temporary table first 25 s and 660 MB, `distinct on` over all keys 31 s.
        """
        cursor.register("newest_row", self._stream(table, self._newest(table)))
        cursor.execute(f"insert into now.{table} by name {holding.of_newest_rows('newest_row', table)}")
        cursor.unregister("newest_row")

    def _newest(self, table: str) -> str:
        """holding.of_all_rows() in the words of PostgreSQL; `recorded_at` is left to the deliveries of `now`."""
        columns = postgres_tables.columns(table)
        stated = ", ".join(f'stated."{name}"' for name in layout.COLUMNS[table])
        relation = f'"{self._schema}"."{table}"'
        return f"""
            with standing as materialized (
                select id, min(number) filter (where event = 'recorded') as number
                from "{self._schema}".delivery
                group by id
                having (array_agg(event order by number desc) filter (where event <> 'checked'))[1] <> 'withdrawn'
            ),

            corrected as materialized (
                select id from {relation} group by id having count(*) > 1
            )

            select {stated}
            from {relation} as stated
            inner join standing on stated.delivery = standing.id
            where not stated.removed and not exists (select from corrected where corrected.id = stated.id)
            union all
            select {columns}
            from (
                select distinct on (stated.id) {stated}
                from {relation} as stated
                inner join standing on stated.delivery = standing.id
                inner join corrected on stated.id = corrected.id
                order by stated.id, standing.number desc
            ) as newest
            where not removed
            """

    def _stream(self, table: str, sql: str) -> pa.RecordBatchReader:
        return pa.RecordBatchReader.from_batches(postgres_tables.schema(table), self._batches(table, sql))

    def _batches(self, table: str, sql: str) -> Iterator[pa.RecordBatch]:
        try:
            for batch in self._link.stream(sql):
                yield from postgres_tables.typed(table, pa.table(batch)).to_batches()
        except LinkFault as fault:
            self.fault = fault
            raise
