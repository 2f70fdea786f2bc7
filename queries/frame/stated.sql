-- Frage: In welchen anderen Jahren, Stufen und Programmen gibt es zu dieser Auswahl etwas?
-- Zeile: Beträge einer Stufe, Maßnahmen oder Ziele eines Programms in einem Haushaltsjahr mit Zahl der Gebiete; das gewählte Programm, das jüngste Jahr zuerst
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
    said.what,
    said.programme,
    programme.short_name as programme_name,
    said.budget_year,
    said.stage,
    count(distinct said.county) as counties
from said
inner join programme on said.programme = programme.code
where said.budget_year is not null and counted_county($counties, said.county)
group by said.what, said.programme, programme.short_name, programme.sort, said.budget_year, said.stage
order by said.programme <> $programme, programme.sort, said.budget_year desc, said.what, said.stage
