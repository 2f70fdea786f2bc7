-- Frage: Wie hoch sind die Budgets der Auswahl zusammen, und wie haben sie sich zum Vorjahr verändert?
-- Zeile: genau eine; Euro. Verglichen wird nur, wer in beiden Jahren eine Angabe auf gleichem Gebietsstand hat
-- Vergleicht: Jahre
with pairs as (
    select
        euros,
        previous_euros,
        precision,
        previous_precision,
        previous_euros is not null and is_comparable as comparable
    from budget_beside_previous($year, $programme, $stage, $running)
    where exists_in_year and county_chosen($counties, county)
)

select
    count(*) as counties,
    count(euros) as counties_with,
    sum(euros) as euros,
    joint_precision(case when euros is not null then precision end) as precision,
    count(euros) filter (where comparable) as comparable,
    sum(euros) filter (where comparable) as comparable_euros,
    sum(previous_euros) filter (where comparable and euros is not null) as previous_euros,
    joint_precision(
        case when comparable and euros is not null then difference_precision(precision, previous_precision) end
    ) as change_precision
from pairs
order by counties
