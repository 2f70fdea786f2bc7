-- Frage: L-09 – Welche Maßnahmen des Vorjahres stehen nicht mehr in der Zielvereinbarung?
-- Zeile: eine Maßnahme ohne Nachfolge; Rang 40
select
    before.id as subject,
    40.0 as weight,
    'Die Maßnahme ' || quoted(before.name) || ' aus ' || ($year - 1)
    || ' steht nicht mehr in der Zielvereinbarung. Ist sie beendet, und was tritt an ihre Stelle?' as text,
    'zuletzt ' || ($year - 1) || coalesce(', ' || number_words(before.places) || ' Plätze', '') as figures,
    before.delivery || ' # ' || before.citation as evidence
from project as before
left join project_line as before_line on before.id = before_line.project
where
    before.county = $county
    and before.budget_year = $year - 1
    and exists (
        select 1 from project as now
        where now.county = $county and now.budget_year = $year
    )
    -- two questions instead of one with „or“, which compares every Maßnahme with every other
    and not exists (
        select 1 from project as now
        where
            now.county = $county
            and now.budget_year = $year
            and lower(trim(now.name)) = lower(trim(before.name))
    )
    and not exists (
        select 1
        from project as now
        inner join project_line as now_line on now.id = now_line.project
        where
            now.county = $county
            and now.budget_year = $year
            and now_line.line = before_line.line
    )
order by before.category nulls last, before.ordinal, before.name
