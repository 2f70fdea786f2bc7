-- Frage: Aus welchen Teilen besteht die Auswahl eine Ebene tiefer: Gebiete, Maßnahmenarten oder Maßnahmen?
-- Zeile: ein Teil der Ebene $level (county, category, project); Euro. Was nicht so weit aufgeteilt ist, steht als Rest
with part as (
    -- sums are kept; single Maßnahmen are read where they are the level
    select
        county,
        budget_year,
        programme,
        stage,
        category,
        null as project,
        euros,
        projects
    from allocation_sum
    where $level <> 'project'
    union all
    select
        county,
        budget_year,
        programme,
        stage,
        category,
        project,
        euros,
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
        projects,
        case $level
            when 'county' then county
            when 'category' then category::varchar
            else project
        end as part
    from part
    where
        county <> '06'
        and budget_year = $year
        and programme = $programme
        and stage = $stage
        and (len($counties) = 0 or list_contains($counties::varchar[], county))
        and (len($categories) = 0 or list_contains($categories::integer[], category))
)

select
    chosen.part,
    case
        when chosen.part is null and $level = 'category' then 'nicht auf Maßnahmenarten aufgeteilt'
        when chosen.part is null then 'nicht auf Maßnahmen aufgeteilt'
        when $level = 'county' then county.short_name
        when $level = 'category' then measure_category.short_name
        else project.name
    end as label,
    sum(chosen.euros) as euros,
    sum(chosen.projects)::bigint as projects
from chosen
left join county on $level = 'county' and chosen.part = county.county
left join measure_category
    on
        $level = 'category'
        and chosen.category = measure_category.category
        and $year between measure_category.valid_from and coalesce(measure_category.valid_to, 9999)
left join project on $level = 'project' and chosen.part = project.id
group by chosen.part, label
order by chosen.part is null, euros desc, label
