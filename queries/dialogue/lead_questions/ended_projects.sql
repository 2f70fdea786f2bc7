-- Frage: L-09 – Welche Maßnahmen des Vorjahres stehen nicht mehr oder nur unter einer anderen Nummer in der Zielvereinbarung?
-- Zeile: eine Maßnahme ohne Nachfolge; Rang 40
-- Vergleicht: nichts, weil Maßnahmen gepaart und nicht verrechnet werden
with successor as (
    select
        bare_name,
        arg_min(name, (ordinal, id)) as name
    from unmatched_project($county, $year, $year - 1)
    where bare_name is not null
    group by bare_name
)

select
    before.id as subject,
    40.0 as weight,
    case
        when successor.name is not null
            then
                'Ist ' || quoted(successor.name) || ' die Fortsetzung von ' || quoted(before.name) || ' aus '
                || ($year - 1) || '?'
        else
            'Die Maßnahme ' || quoted(before.name) || ' aus ' || ($year - 1)
            || ' steht nicht mehr in der Zielvereinbarung. Ist sie beendet, und was tritt an ihre Stelle?'
    end as text,
    case when successor.name is not null then 'gleicher Name bis auf die Nummer' else 'zuletzt ' || ($year - 1) end
    || coalesce(', ' || number_words(before.places) || ' Plätze', '') as figures,
    reference(before.delivery, before.citation) as evidence
from unmatched_project($county, $year - 1, $year) as before
left join successor on before.bare_name = successor.bare_name
where
    exists (
        select 1 from project as now
        where now.county = $county and now.budget_year = $year
    )
order by before.category nulls last, before.ordinal, before.name, before.id
