-- Frage: Zu wie vielen Gebietskörperschaften sagt der Datensatz in welchem Haushaltsjahr etwas, und was?
-- Zeile: ein Haushaltsjahr mit einer Angabe, das jüngste zuerst; wie viele Gebiete, Vereinbarungen, Maßnahmen und Ziele
-- Vergleicht: nichts, weil nur gezählt wird, wer etwas angibt
with said as (
    select
        county,
        budget_year,
        'budget' as what,
        stage,
        null as id
    from budget
    union all
    select
        county,
        budget_year,
        'agreement' as what,
        null as stage,
        id
    from agreement
    union all
    select
        county,
        budget_year,
        'project' as what,
        null as stage,
        id
    from project
    union all
    select
        county,
        budget_year,
        'target' as what,
        null as stage,
        id
    from target
)

select
    said.budget_year,
    count(distinct said.county) as counties,
    any_value(year.counties) as existing,
    count(distinct said.id) filter (where said.what = 'agreement') as agreements,
    count(distinct said.id) filter (where said.what = 'project') as projects,
    count(distinct said.id) filter (where said.what = 'target') as targets,
    coalesce(list(distinct said.stage) filter (where said.stage is not null), []) as stages
from said
-- Sums of the Land are those of no county.
inner join county on said.county = county.county
inner join (
    select
        budget_year,
        count(*) filter (where exists_in_year) as counties
    from county_year
    group by budget_year
) as year on said.budget_year = year.budget_year
group by said.budget_year
order by said.budget_year desc
