-- Frage: Welche Brüche trennen die Jahre: ein neuer Gebietsstand oder der Wechsel des Programms?
-- Zeile: ein Bruch ab einem Haushaltsjahr; cuts_sum sagt, ob er auch die Summe der Auswahl trennt
with chosen as (
    select
        cut.unit,
        cut.short_name,
        cut.budget_year,
        cut.note
    from territory_break($territory) as cut
    where county_chosen($counties, cut.unit)
)

select
    'territory' as kind,
    chosen.budget_year,
    chosen.short_name as name,
    chosen.note,
    -- what one county loses another of the same choice gains
    len($counties) > 0
    and exists (
        select 1 from territory_unit as own
        inner join territory_unit as other on own.unit = other.unit
        where own.county = chosen.unit and not list_contains($counties::varchar[], other.county)
    ) as cuts_sum
from chosen
union all
select
    'programme' as kind,
    programme.valid_from as budget_year,
    programme.short_name as name,
    'Ab ' || programme.valid_from || ' ' || programme.short_name || ', davor: '
    || string_agg(
        if(earlier.name = earlier.short_name, earlier.name, earlier.name || ' (' || earlier.short_name || ')'),
        '; ' order by earlier.sort
    )
    || '. Jeder Vorläufer steht für sich und wird nie dazugezählt.' as note,
    true as cuts_sum
from programme
inner join programme as earlier on programme.code = earlier.predecessor_of and programme.valid_from > earlier.valid_to
where programme.code = $programme
group by programme.code, programme.valid_from, programme.short_name
order by budget_year, kind, name
