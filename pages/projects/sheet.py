"""The sheet of one project as it stands on the page."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from charts.base import headings
from charts.base.columns import Column
from charts.projects import sheet as sheets
from data import numbers
from ui.tables import show
from ui.text import plain

FIELDS = {"field": Column("Angabe"), "value": Column("Wert")}
AMOUNTS = {
    "stage": Column("Stufe"),
    "euros": Column("Betrag"),
    "remark": Column("Stand"),
    "source": Column("Fundstelle"),
}
TARGETS = {
    "name": Column("Ziel"),
    "target_value": Column("Zielwert"),
    "reported": Column("Meldung"),
    "status": Column("Status"),
}


def draw(sheet: sheets.Sheet, open_sheet: Callable[[str], None]) -> None:
    """Facts beside the wording they come from; below money, targets and the projects before and after."""
    left, right = st.columns(2, gap="large")
    with left:
        show(sheets.facts(sheet), FIELDS, alt=f"Angaben zur Maßnahme {sheet.project.name}")
    with right:
        _passage(sheet)
    st.subheader("Beträge", anchor=False)
    amounts = sheets.amounts(sheet)
    if amounts.empty:
        st.markdown("Zu dieser Maßnahme ist kein eigener Betrag angegeben.")
    else:
        show(amounts, AMOUNTS, alt=f"Beträge der Maßnahme {sheet.project.name}")
    st.subheader(headings.TARGETS, anchor=False)
    targets = sheets.targets(sheet)
    if targets.empty:
        st.markdown("Zu dieser Maßnahme ist kein eigenes Ziel angegeben.")
    else:
        show(targets, TARGETS, alt=f"Ziele der Maßnahme {sheet.project.name}")
    st.subheader("Vorgänger und Nachfolger", anchor=False)
    relatives = sheets.relatives(sheet)
    if not relatives:
        st.markdown("Keine Maßnahme derselben Projektlinie oder desselben Namens bekannt.")
    for key, words in relatives:
        st.button(
            plain(words), key=f"verwandt_{key}", on_click=open_sheet, args=(key,), icon=":material/arrow_forward:"
        )


def _passage(sheet: sheets.Sheet) -> None:
    """The section of the agreement, the project's own line in bold."""
    st.subheader("Wortlaut", anchor=False)
    project = sheet.project
    recorded = f"Lieferung {project.delivery} vom {numbers.day(project.recorded_at)}"
    document = numbers.MISSING if numbers.is_missing(project.document) else str(project.document)
    title = "" if numbers.is_missing(project.passage_title) else f" {project.passage_title}"
    st.caption(plain(f"{document}, {project.citation}{title} · {recorded}"))
    lines = sheets.passage_lines(sheet)
    if not lines:
        st.markdown("Der Wortlaut dieser Stelle liegt nicht vor.")
        return
    with st.container(border=True):
        # Two spaces end a line; list marks of the document are escaped like everything else.
        st.markdown("  \n".join(f"**{plain(line)}**" if own else plain(line) for line, own in lines))
    if not any(own for _, own in lines):
        st.caption("Die Maßnahme ist in diesem Abschnitt nicht unter ihrem Namen zu finden.")
    if not numbers.is_missing(project.url) and str(project.url).startswith(("http://", "https://")):
        st.link_button("Quelle im Netz öffnen", str(project.url))
