-- Frage: L-12 – Welche Maßnahmen sind neu in der Zielvereinbarung?
-- Zeile: eine Maßnahme ohne Vorgängerin; nur wenn das Vorjahr bekannt ist; Rang 30
select
    now.id as subject,
    30.0 as weight,
    'Die Maßnahme ' || quoted(now.name) || ' ist neu. Welches Ergebnis wird bis wann erwartet?' as text,
    'neu in ' || $year || coalesce(', ' || number_words(now.places) || ' Plätze', '') as figures,
    now.delivery || ' # ' || now.citation as evidence
from project as now
left join project_line as now_line on now.id = now_line.project
where
    now.county = $county
    and now.budget_year = $year
    and exists (
        select 1 from project as before
        where before.county = $county and before.budget_year = $year - 1
    )
    -- two questions instead of one with „or“, which compares every Maßnahme with every other
    and not exists (
        select 1 from project as before
        where
            before.county = $county
            and before.budget_year = $year - 1
            and lower(trim(before.name)) = lower(trim(now.name))
    )
    and not exists (
        select 1
        from project as before
        inner join project_line as before_line on before.id = before_line.project
        where
            before.county = $county
            and before.budget_year = $year - 1
            and before_line.line = now_line.line
    )
order by now.category nulls last, now.ordinal, now.name
