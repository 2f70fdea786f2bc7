"""The demonstration data contradict themselves nowhere: each rule asks for what breaks it and finds nothing."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
import tiny

from data import published
from data.store import Facts, Store

RULES = {
    "Ein Anteil ist eine ganze Zahl von Fällen, gerundet auf eine Stelle": """
        select report.id from report inner join target on report.target = target.id
        where target.indicator in ('transition_rate', 'dropout_rate') and (
            (report.value is null) <> (report.cases is null)
            or report.value not between 0 and 100
            or report.value <> round(100 * round(report.value * report.cases / 100) / report.cases, 1)
        )""",
    "Übergänge gelingen nie allen": """
        select report.id from report inner join target on report.target = target.id
        where target.indicator = 'transition_rate' and report.cases >= 20 and report.value > 96""",
    "Hinter einer Übergangsquote stehen Eingetretene": """
        select rate.id from report as rate inner join target on rate.target = target.id
        inner join target as entering
            on target.county = entering.county and target.budget_year = entering.budget_year
            and entering.indicator = 'entries'
        inner join report as entered on entering.id = entered.target and rate.reported_on = entered.reported_on
        where target.indicator = 'transition_rate' and rate.cases > entered.value""",
    "Hinter einer Abbruchquote stehen besetzte Plätze": """
        select rate.id from report as rate inner join target on rate.target = target.id
        inner join target as training
            on target.county = training.county and target.budget_year = training.budget_year
            and training.indicator = 'places'
        inner join report as placed on training.id = placed.target and rate.reported_on = placed.reported_on
        where target.indicator = 'dropout_rate'
            and rate.cases not between placed.value and ceil(1.3 * placed.value)""",
    "Wer eingetreten ist, bleibt gezählt": """
        select later.id from report as later inner join report as earlier
            on later.target = earlier.target and later.reported_on > earlier.reported_on
        inner join target on later.target = target.id
        where target.indicator in ('entries', 'completions') and later.value < earlier.value""",
    "Eine Abweichung liegt zwischen Vereinbarung und Dialog": """
        select deviation.id from deviation
        inner join agreement using (county, budget_year)
        left join dialogue using (county, budget_year)
        where occurred_on <= greatest(signed_by_ministry_on, coalesce(signed_by_county_on, signed_by_ministry_on))
            or occurred_on >= held_on or deviation.recorded_at::date > held_on""",
    "Geld vorher ist das vereinbarte, Geld nachher das bewilligte": """
        select deviation.id from deviation
        inner join target on deviation.targets[1] = target.id
        left join budget as agreed on agreed.stage = 'agreed' and agreed.county = deviation.county
            and agreed.budget_year = deviation.budget_year and agreed.programme = target.programme
        left join budget as granted on granted.stage = 'granted' and granted.county = deviation.county
            and granted.budget_year = deviation.budget_year and granted.programme = target.programme
        where (money_before is not null or money_after is not null) and (
            money_before is distinct from agreed.euros or money_after is distinct from granted.euros
        )""",
    "Eine Regel nach Geld nennt Geld, eine nach einem Eckdatum das Eckdatum": """
        select id from deviation
        where (rule in ('proportional', 'fixed_cost') and (money_before is null or money_after is null))
            or (rule = 'fixed_cost') <> (fixed_cost_share is not null)
            or (rule = 'key_data') <> (key_data_assumed is not null and key_data_actual is not null)""",
    "Begründet abweichend ist nur, wofür eine Abweichung dokumentiert war": """
        select target_result.id from target_result inner join dialogue on target_result.dialogue = dialogue.id
        where result = 'justified' and not exists (
            select 1 from deviation
            where list_contains(deviation.targets, target_result.target) and deviation.recorded_at::date <= held_on
        )""",
    "Nachgewiesen wird höchstens, was ausgezahlt ist": """
        select verified.county, verified.budget_year from budget as verified
        inner join budget as paid on paid.stage = 'paid' and paid.county = verified.county
            and paid.budget_year = verified.budget_year and paid.programme = verified.programme
        where verified.stage = 'verified' and verified.euros > paid.euros""",
    "Ein ungefährer Betrag ist rund": """
        select id from amount where precision = 'about' and euros % 1000 <> 0""",
    "Niemand weiß etwas, bevor es geschieht": """
        select id from report where recorded_at::date <= reported_on
        union all select id from amount where recorded_at::date < stated_on
        union all select id from dialogue where recorded_at::date <= held_on
        union all select id from deviation where recorded_at::date <= occurred_on
        union all select id from county_measure where recorded_at::date <= measured_on
            and measure not in ('price_index', 'wage_index')
        union all select id from agreement where recorded_at::date <= greatest(
            signed_by_ministry_on, coalesce(signed_by_county_on, signed_by_ministry_on))""",
    "Eine Verabredung ist nach dem Dialog fällig und erledigt": """
        select commitment.id from commitment inner join dialogue on commitment.dialogue = dialogue.id
        where due_on <= held_on or closed_on <= held_on or (closed_on is not null) <> (evidence is not null)""",
    "Gemeldet wird nur im Zeitraum des Ziels": """
        select report.id from report inner join target on report.target = target.id
        where reported_on <= starts_on or reported_on > ends_on or reported_on > dropped_on""",
    "Schritte liegen im Zeitraum ihres Ziels": """
        select milestone.id from milestone inner join target on milestone.target = target.id
        where due_on <= starts_on or due_on > ends_on""",
}


@pytest.fixture(scope="module")
def demo(real: Store) -> Facts:
    return real.facts("demo")


@pytest.mark.parametrize("sql", RULES.values(), ids=RULES)
def test_nothing_breaks_the_rule(demo: Facts, sql: str) -> None:
    assert demo.ask(sql).to_dict("records") == []


@pytest.fixture(scope="module")
def log(real: Store) -> Iterator[duckdb.DuckDBPyConnection]:
    """Every row ever recorded: a list of payments is followed by newer ones."""
    with duckdb.connect() as engine:
        for table in ("amount", "report", "target"):
            engine.register(table, tiny.logged(real, table, "demo"))
        yield engine


def test_spending_is_what_the_list_of_payments_of_the_day_says(log: duckdb.DuckDBPyConnection) -> None:
    both = log.sql("""
        select report.value::double as value, round(100 * paid.euros / agreed.euros, 1) as computed
        from report
        inner join (select distinct on (id) * from target) as target on report.target = target.id
        left join amount as agreed on agreed.county = target.county and agreed.budget_year = target.budget_year
            and agreed.programme = target.programme and agreed.stage = 'agreed' and agreed.level = 'total'
        left join amount as paid on paid.county = target.county and paid.budget_year = target.budget_year
            and paid.programme = target.programme and paid.stage = 'paid' and paid.level = 'total'
            and paid.stated_on = report.reported_on
        where target.indicator = 'budget_use'
    """).fetchall()
    assert len(both) > 100
    assert [each for each in both if each[0] != each[1]] == []


def test_payments_of_a_year_never_shrink(log: duckdb.DuckDBPyConnection) -> None:
    shrinking = log.sql("""
        select id from amount where stage = 'paid' and level = 'total'
        qualify euros < lag(euros) over (partition by id order by stated_on)
    """).fetchall()
    assert shrinking == []


def test_no_population_is_near_the_published_one(demo: Facts) -> None:
    invented = demo.ask("select county, value from county_measure where measure = 'population'")
    with (Path(published.__file__).parent / "county_measure.csv").open(encoding="utf-8") as file:
        real = {row["county"]: float(row["value"]) for row in csv.DictReader(file) if row["measure"] == "population"}
    assert set(invented["county"]) == set(real)
    near = [row.county for row in invented.itertuples() if abs(float(row.value) / real[row.county] - 1) < 0.08]
    assert near == []
