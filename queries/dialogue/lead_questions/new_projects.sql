-- Frage: L-12 – Welche Maßnahmen sind neu in der Zielvereinbarung?
-- Zeile: eine Maßnahme ohne Vorgängerin; nur wenn das Vorjahr bekannt ist; Rang 30
-- Vergleicht: nichts, weil Maßnahmen gepaart und nicht verrechnet werden
select
    now.id as subject,
    30.0 as weight,
    'Die Maßnahme ' || quoted(now.name) || ' ist neu. Welches Ergebnis wird bis wann erwartet?' as text,
    'neu in ' || $year || coalesce(', ' || number_words(now.places) || ' Plätze', '') as figures,
    reference(now.delivery, now.citation) as evidence
from unmatched_project($county, $year, $year - 1) as now
where
    exists (
        select 1 from project as before
        where before.county = $county and before.budget_year = $year - 1
    )
    -- whether it continues another one is asked about that one
    and not exists (
        select 1 from unmatched_project($county, $year - 1, $year) as before
        where before.bare_name = now.bare_name
    )
order by now.category nulls last, now.ordinal, now.name, now.id
