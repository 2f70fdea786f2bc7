-- Frage: Aus welchen Teilen besteht die Auswahl eine Ebene tiefer: Gebiete, Maßnahmenarten oder Maßnahmen?
-- Zeile: ein Teil der Ebene $level (county, category, project); Euro. Maßnahmen ohne Maßnahmenart sind Teil 0, der Rest leer
with part as (
    -- sums are kept; single Maßnahmen are read where they are the level
    select *
    from allocation_sum
    where $level <> 'project'
    union all by name
    select
        *,
        (project is not null)::bigint as projects
    from allocation
    where $level = 'project'
),

chosen as (
    select
        county,
        category,
        project,
        euros,
        state,
        projects,
        case $level
            when 'county' then county
            when 'category' then coalesce(category, case when kind = 'project' then 0 end)::varchar
            else project
        end as part
    from part
    where
        counted_county($counties, county)
        and budget_year = $year
        and programme = $programme
        and stage = $stage
        and category_chosen($categories, category)
        and (not $without_category or (category is null and kind = 'project'))
)

select
    chosen.part,
    case
        when chosen.part is null and $level = 'category' then 'nicht auf Maßnahmenarten aufgeteilt'
        when chosen.part is null then 'nicht auf Maßnahmen aufgeteilt'
        when $level = 'category' and chosen.part = '0' then 'Maßnahmen ohne Maßnahmenart'
        when $level = 'county' then county.short_name
        when $level = 'category' then measure_category.short_name
        else project.name
    end as label,
    sum(chosen.euros) as euros,
    weakest_state(chosen.state) as state,
    sum(chosen.projects)::bigint as projects
from chosen
left join county on $level = 'county' and chosen.part = county.county
left join measure_category
    on
        $level = 'category'
        and chosen.category = measure_category.category
        and applies_in($year, measure_category.valid_from, measure_category.valid_to)
left join project on $level = 'project' and chosen.part = project.id
group by chosen.part, label
order by chosen.part is null, $level = 'category' and chosen.part = '0', euros desc, label
