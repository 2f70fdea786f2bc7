-- Frage: Wie hoch sind die Budgets der Auswahl zusammen, und wie haben sie sich zum Vorjahr verändert?
-- Zeile: genau eine; Euro. Verglichen wird nur, wer in beiden Jahren eine Angabe auf gleichem Gebietsstand hat
-- Vergleicht: Jahre
with pairs as (
    select
        this_year.euros,
        last_year.euros as previous_euros,
        this_year.precision,
        last_year.precision as previous_precision,
        last_year.euros is not null
        and county.territory_note is null
        and not still_grows($stage, $year, $running) as comparable
    from county_year as county
    left join budget as this_year
        on
            county.county = this_year.county
            and this_year.budget_year = $year
            and this_year.programme = $programme
            and this_year.stage = $stage
    left join budget as last_year
        on
            county.county = last_year.county
            and last_year.budget_year = $year - 1
            and last_year.programme = $programme
            and last_year.stage = $stage
    where
        county.budget_year = $year
        and county.exists_in_year
        and county_chosen($counties, county.county)
)

select
    count(*) as counties,
    count(euros) as counties_with,
    sum(euros) as euros,
    count(*) filter (where precision <> 'exact') as rounded,
    count(euros) filter (where comparable) as comparable,
    sum(euros) filter (where comparable) as comparable_euros,
    sum(previous_euros) filter (where comparable and euros is not null) as previous_euros,
    count(*) filter (
        where comparable and euros is not null and (precision <> 'exact' or previous_precision <> 'exact')
    ) as comparable_rounded
from pairs
order by counties
