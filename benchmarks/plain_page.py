"""A page as most are written: key figures, four Plotly Express charts and a grid over the amounts of the same data set.

The yardstick for a machine: on the one the targets come from such a page took 435 ms and 105 ms of the server.
"""

import plotly.express as px
import streamlit as st

from benchmarks import stores
from data import demo
from data.store import Store


@st.cache_resource
def opened() -> Store:
    return Store(stores.folder(stores.STANDARD), [demo.DATASET])


amounts = (
    opened()
    .facts(demo.DATASET)
    .ask(
        "select budget_year, county, stage, programme, sum(euros)::double as euros from amount "
        "where county is not null group by all order by all"
    )
)
year = st.selectbox("Wahl", sorted(amounts["budget_year"].unique(), reverse=True), key="wahl", filter_mode=None)
rows = amounts[amounts["budget_year"] == year]
for tile, (stage, euros) in zip(st.columns(5), rows.groupby("stage")["euros"].sum().items(), strict=False):
    tile.metric(str(stage), f"{euros:,.0f}")
left, right = st.columns(2)
left.plotly_chart(px.bar(rows, x="county", y="euros", color="stage"))
right.plotly_chart(px.bar(amounts, x="budget_year", y="euros", color="stage"))
left.plotly_chart(px.box(rows, x="stage", y="euros"))
sums = amounts.groupby(["budget_year", "programme"], as_index=False)["euros"].sum()
right.plotly_chart(px.line(sums, x="budget_year", y="euros", color="programme"))
st.dataframe(rows.pivot_table(index="county", columns="stage", values="euros", aggfunc="sum"))
