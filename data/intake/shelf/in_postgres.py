"""A shelf as a schema `<dataset>_intake` in PostgreSQL, beside that of the log: the same for every server."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

from data import layout
from data.intake.shelf.shelf import SHA256, Draft, DraftGone, DraftOvertaken, FileGone, as_json, hash_of
from data.moments import utc_now
from data.store import postgres_tables
from data.store.postgres_faults import LinkFault, fault_of
from data.store.postgres_link import Link, Server

UNCHANGED = "In der Ablage wurde nichts gespeichert."
TABLES = {
    "file": """
        create table if not exists file (
            hash text primary key, name text not null, content bytea not null, kept_at timestamp not null
        )
        """,
    "draft": """
        create table if not exists draft (
            id text primary key, file_hash text not null, file_name text not null, kind text not null,
            purpose text not null, uploaded_by text not null, uploaded_at timestamp not null, edits text not null,
            version bigint not null
        )
        """,
}
DRAFTS = "select id, file_hash, file_name, kind, purpose, uploaded_by, uploaded_at, edits, version from draft"


class PostgresShelf:
    """See Shelf."""

    def __init__(self, url: str, dataset: str) -> None:
        layout.check_name(dataset)
        self._schema = f"{dataset}_intake"
        self._server = Server(url)
        self._made = False

    def keep(self, content: bytes, name: str) -> str:
        """See Shelf.keep."""
        sha = hash_of(content)
        with self._linked(UNCHANGED) as link:
            # The content travels only when it is not there.
            known = link.ask(
                "update file set kept_at = $2 where hash = $1 and encode(sha256(content), 'hex') = $1 returning hash",
                sha,
                utc_now(),
            )
            if not known.num_rows:
                link.ask(
                    """
                    insert into file (hash, name, content, kept_at) values ($1, $2, $3, $4)
                    on conflict (hash) do update set content = excluded.content, kept_at = excluded.kept_at
                    returning hash
                    """,
                    sha,
                    name,
                    content,
                    utc_now(),
                )
        return sha

    def content(self, sha: str) -> bytes:
        """See Shelf.content."""
        rows = self._rows("Die Datei lässt sich nicht lesen.", "select content from file where hash = $1", sha)
        if not rows or hash_of(rows[0]["content"]) != sha:
            raise FileGone(sha)
        return bytes(rows[0]["content"])

    def kept(self) -> Mapping[str, str]:
        """See Shelf.kept."""
        rows = self._rows("Die Ablage lässt sich nicht lesen.", "select hash, name from file order by hash")
        return {row["hash"]: row["name"] for row in rows}

    def drafts(self) -> list[Draft]:
        """See Shelf.drafts."""
        rows = self._rows("Die Entwürfe lassen sich nicht lesen.", f"{DRAFTS} order by uploaded_at, id")
        return [_draft(row) for row in rows]

    def draft(self, key: str) -> Draft:
        """See Shelf.draft."""
        rows = self._rows("Der Entwurf lässt sich nicht lesen.", f"{DRAFTS} where id = $1", key)
        if not rows:
            raise DraftGone
        return _draft(rows[0])

    def put(self, draft: Draft) -> Draft:
        """See Shelf.put."""
        edits = as_json(draft.edits)
        values = (
            draft.file_hash, draft.file_name, draft.kind, draft.purpose, draft.uploaded_by, draft.uploaded_at, edits
        )  # fmt: skip
        with self._linked(UNCHANGED) as link:
            if draft.version:
                stored = link.ask(
                    """
                    update draft set
                        file_hash = $3, file_name = $4, kind = $5, purpose = $6, uploaded_by = $7, uploaded_at = $8,
                        edits = $9, version = version + 1
                    where id = $1 and version = $2 returning version
                    """,
                    draft.id,
                    draft.version,
                    *values,
                )
                there = stored.num_rows or link.ask("select id from draft where id = $1", draft.id).num_rows
                if not there:
                    raise DraftGone
            else:
                stored = link.ask(
                    """
                    insert into draft
                    (id, file_hash, file_name, kind, purpose, uploaded_by, uploaded_at, edits, version)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, 1) on conflict (id) do nothing returning version
                    """,
                    draft.id,
                    *values,
                )
        if not stored.num_rows:
            raise DraftOvertaken(draft)
        return replace(draft, edits=json.loads(edits), version=draft.version + 1)

    def drop(self, key: str) -> None:
        """See Shelf.drop."""
        with self._linked(UNCHANGED) as link:
            link.ask("delete from draft where id = $1 returning id", key)

    def clear(self, named: Collection[str], before: datetime) -> int:
        """See Shelf.clear."""
        hashes = [sha for sha in named if SHA256.fullmatch(sha)]
        gone = self._rows(
            UNCHANGED,
            """
            delete from file
            where
                kept_at < $1 and not hash = any($2)
                and not exists (select 1 from draft where draft.file_hash = file.hash)
            returning hash
            """,
            before,
            hashes,
        )
        return len(gone)

    def _rows(self, happened: str, sql: str, *values: object) -> list[dict[str, Any]]:
        """The rows of an answer; none where nothing was ever put, and nothing is made to say so."""
        with self._linked(happened, make=False) as link:
            return list(link.ask(sql, *values).to_pylist()) if self._made else []

    @contextmanager
    def _linked(self, happened: str, *, make: bool = True) -> Iterator[Link]:
        """A connection that looks into the schema, which is made when it is missing."""
        try:
            link = self._server.link()
            try:
                self._made = self._made or _is_made(link, self._schema)
                if make and not self._made:
                    _make(link, self._schema)
                    self._made = True
                link.run(f'set search_path to "{self._schema}"')
                yield link
            finally:
                link.close()
        except LinkFault as fault:
            self._made = False
            raise fault_of(happened, self._server.name, fault) from None


def _is_made(link: Link, schema: str) -> bool:
    return postgres_tables.tables(link, schema).keys() >= TABLES.keys()


def _make(link: Link, schema: str) -> None:
    """Make what is missing. Two servers may come at once; whoever looks after the server may have made the schema."""
    link.run("begin")
    link.ask("select cast(pg_advisory_xact_lock(hashtext($1)) as text) as done", schema)
    if not link.ask("select 1 as one from pg_catalog.pg_namespace where nspname = $1", schema).num_rows:
        link.run(f'create schema "{schema}"')
    link.run(f'set local search_path to "{schema}"')
    for statement in TABLES.values():
        link.run(statement)
    # Uploads are packed already; packing them again costs time and saves nothing.
    link.run("alter table file alter column content set storage external")
    link.run("commit")


def _draft(row: dict[str, Any]) -> Draft:
    return Draft(**(row | {"edits": json.loads(row["edits"])}))
