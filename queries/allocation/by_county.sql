-- Frage: Wie verteilen sich die Mittel jedes Gebiets in diesem Jahr auf die Maßnahmenarten?
-- Zeile: ein Gebiet und eine Maßnahmenart (0: nicht aufgeteilt); Euro. Gebiete ohne Angabe mit leerem Betrag
with chosen as (
    select
        county,
        coalesce(category, 0) as category,
        sum(euros) as euros
    from allocation_sum
    where
        budget_year = $year
        and programme = $programme
        and stage = $stage
        and (len($categories) = 0 or list_contains($categories::integer[], category))
    group by county, coalesce(category, 0)
)

select
    existing.county,
    existing.short_name,
    chosen.category,
    chosen.euros,
    sum(chosen.euros) over (partition by existing.county) as county_euros
from county_year as existing
left join chosen on existing.county = chosen.county
where
    existing.budget_year = $year
    and existing.exists_in_year
    and (len($counties) = 0 or list_contains($counties::varchar[], existing.county))
order by county_euros desc nulls last, existing.position, chosen.category
