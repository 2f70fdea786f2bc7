-- Frage: In welchen anderen Jahren und Stufen gibt es zu dieser Auswahl etwas?
-- Zeile: Beträge einer Stufe, Maßnahmen oder Ziele eines Haushaltsjahrs mit der Zahl der Gebiete, das jüngste Jahr zuerst
-- Vergleicht: nichts, weil die Zahl der Gebiete nur Jahr und Stufe vorschlägt
with said as (
    select
        county,
        budget_year,
        programme,
        'budget' as what,
        stage
    from budget
    union all
    select
        county,
        budget_year,
        programme,
        'project' as what,
        '' as stage
    from project
    union all
    select
        county,
        budget_year,
        programme,
        'target' as what,
        '' as stage
    from target
)

select
    what,
    budget_year,
    stage,
    count(distinct county) as counties
from said
where budget_year is not null and programme = $programme and counted_county($counties, county)
group by what, budget_year, stage
order by budget_year desc, what, stage
