-- Welche Unterschrift liegt weit außerhalb des Haushaltsjahres?
-- Eine Zeile je Vereinbarung; erlaubt sind das Vorjahr, das Haushaltsjahr und das Folgejahr bis zum Tag der Erfassung.
with signature as (
    select
        id,
        budget_year,
        recorded_at,
        unnest([signed_by_ministry_on, signed_by_county_on]) as signed_on
    from touched_agreement
)

select distinct
    'agreement' as table_name,
    id as key,
    'hard' as severity,
    'Die Unterschrift vom ' || strftime(signed_on, '%d.%m.%Y') || ' passt nicht zum Haushaltsjahr ' || budget_year || '.'
        as sentence,
    'Bitte den Tag der Unterschrift und das Haushaltsjahr prüfen.' as way_out
from signature
where abs(year(signed_on) - budget_year) > 1 or signed_on > cast(recorded_at as date)
