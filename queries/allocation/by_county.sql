-- Frage: Wie verteilen sich die Mittel jedes Gebiets in diesem Jahr auf die Maßnahmenarten?
-- Zeile: ein Gebiet und eine Maßnahmenart (0: nicht aufgeteilt); Euro. Gebiete ohne Betrag darin mit leerem Betrag
-- Vergleicht: Gebiete
with stated as (
    select
        county,
        coalesce(category, 0) as category,
        sum(euros) as euros,
        weakest_state(state) as state,
        joint_precision(precision) as precision
    from allocation_sum
    where
        budget_year = $year
        and programme = $programme
        and stage = $stage
    group by county, coalesce(category, 0)
),

-- a share is one of all the money of the county, whatever is chosen of it
whole as (
    select
        county,
        sum(euros) as euros,
        joint_precision(precision) as precision,
        max(category) > 0 as is_split
    from stated
    group by county
),

chosen as (
    select
        county,
        category,
        euros,
        state,
        precision,
        sum(euros) over (partition by county) as shown
    from stated
    where category_chosen($categories, category)
)

select
    existing.county,
    existing.short_name,
    chosen.category,
    chosen.euros,
    chosen.state,
    chosen.precision,
    whole.euros as county_euros,
    coalesce(told.precision, whole.precision) as county_precision,
    coalesce(whole.is_split, false) as is_split,
    if(whole.euros is null, told.missing, null) as missing
from county_year as existing
left join whole on existing.county = whole.county
left join chosen on existing.county = chosen.county
left join told_budget as told
    on
        existing.county = told.county
        and told.budget_year = $year
        and told.programme = $programme
        and told.stage = $stage
where
    existing.budget_year = $year
    and existing.exists_in_year
    and county_chosen($counties, existing.county)
order by chosen.shown desc nulls last, existing.position, chosen.category
