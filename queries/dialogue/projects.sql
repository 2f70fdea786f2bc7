-- Frage: Welche Maßnahmen sind gegenüber dem Vorjahr neu, fortgeführt (auch unter anderem Namen) oder entfallen?
-- Zeile: eine Maßnahme des Jahres oder eine entfallene des Vorjahres; ohne Angaben zum Vorjahr bleibt der Wandel offen
-- Vergleicht: nichts, weil Maßnahmen gepaart und nicht verrechnet werden
with own as (
    -- joined instead of all Maßnahmen, of which there are ten million
    select *
    from project
    where county = $county and budget_year in ($year, $year - 1)
),

known as (
    select
        count(*) filter (where budget_year = $year) as projects_now,
        count(*) filter (where budget_year = $year - 1) as projects_before
    from own
)

select
    coalesce(now.id, before.id) as project,
    coalesce(now.category, before.category) as category,
    measure_category.short_name as category_name,
    coalesce(now.name, before.name) as name,
    case when now.id is not null and before.name <> now.name then before.name end as previous_name,
    case
        when now.id is null then fate.fate
        when not county_year.exists_in_year then 'not_existing'
        when known.projects_before = 0 then 'unknown'
        when before.id is null then 'new'
        when before.name <> now.name then 'renamed'
        else 'continued'
    end as change,
    now.places,
    before.places as previous_places,
    reference(coalesce(now.delivery, before.delivery), coalesce(now.citation, before.citation)) as evidence
from project_pair($county, $year, $year - 1) as pair
left join own as now on pair.project = now.id
left join own as before on pair.counterpart = before.id
left join project_fate($county, $year, $year - 1) as fate on before.id = fate.project
cross join known
inner join county_year on county_year.county = $county and county_year.budget_year = $year - 1
left join measure_category
    on
        coalesce(now.category, before.category) = measure_category.category
        and applies_in($year, measure_category.valid_from, measure_category.valid_to)
where
    now.id is not null
    -- nothing is called ended before this year's projects are known
    or known.projects_now > 0
order by now.id is null, category nulls last, coalesce(now.ordinal, before.ordinal), name
