-- Frage: L-09 – Welche Maßnahmen des Vorjahres haben in diesem Jahr keine Fortsetzung, und welche sind neu?
-- Zeile: keine oder eine, nur wenn beide Jahre bekannt sind; Rang 30
-- Vergleicht: nichts, weil Maßnahmen gepaart und nicht verrechnet werden
with unmatched as (
    select * from unmatched_project($county, $year, $year - 1)
),

ended as (
    -- what another county carries on since its territory is one of its own has not ended
    select unmatched.*
    from unmatched
    inner join project_fate($county, $year, $year - 1) as fate on unmatched.id = fate.project
    where unmatched.budget_year = $year - 1 and fate.fate = 'ended'
),

begun as (
    select * from unmatched
    where budget_year = $year
),

proposed as (
    select * from proposed_pair($county, $year, $year - 1)
),

told as (
    select
        (select count(*) from ended) as ended,
        (select count(*) from begun) as begun,
        (
            select array_to_string(list(quoted(name) order by category nulls last, ordinal, name, id)[:3], ', ')
            from ended
        ) as ended_names,
        (
            select array_to_string(list(quoted(name) order by category nulls last, ordinal, name, id)[:3], ', ')
            from begun
        ) as begun_names,
        (
            select
                array_to_string(
                    list(quoted(begun.name) || ' setzt ' || quoted(ended.name) || ' fort' order by ended.ordinal, ended.id)[:2],
                    ', '
                )
            from proposed
            inner join ended on proposed.counterpart = ended.id
            inner join begun on proposed.project = begun.id
        ) as proposals,
        coalesce(
            (select min(reference(delivery, citation)) from begun),
            (select min(reference(delivery, citation)) from ended)
        ) as evidence
)

select
    'Wechsel der Maßnahmen' as subject,
    30.0 as weight,
    'Gegenüber ' || ($year - 1) || ' '
    || concat_ws(
        ' und ',
        case
            when ended > 0
                then
                    case when ended = 1 then 'ist eine Maßnahme' else 'sind ' || ended || ' Maßnahmen' end
                    || ' nicht mehr enthalten (' || ended_names || case when ended > 3 then ', …' else '' end || ')'
        end,
        case
            when begun > 0
                then
                    case
                        when begun = 1 then if(ended > 0, 'eine', 'ist eine Maßnahme')
                        else if(ended > 0, begun::varchar, 'sind ' || begun || ' Maßnahmen')
                    end
                    || ' neu (' || begun_names || case when begun > 3 then ', …' else '' end || ')'
        end
    )
    || '. Was ist beendet, was tritt an die Stelle, und welches Ergebnis wird bis wann erwartet?'
    || coalesce(' Vorschlag: ' || proposals || '.', '') as text,
    ended || ' nicht mehr enthalten, ' || begun || ' neu' as figures,
    'Davon hängt ab, welche Maßnahmen über die Jahre als eine Projektlinie zählen und welche Ziele neu zu vereinbaren sind.' as effect,
    evidence
from told
where
    ended + begun > 0
    and exists (
        select 1 from project
        where county = $county and budget_year = $year
    )
    and exists (
        select 1 from project
        where county = $county and budget_year = $year - 1
    )
order by subject
