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
        precision,
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
),

-- a whole budget is as exact as it is stated, however exact its parts are; a Maßnahmenart is as exact as its parts
known as (
    select
        chosen.*,
        coalesce(budget.precision, chosen.precision) as of_whole
    from chosen
    left join budget
        on
            len($categories) = 0
            and not $without_category
            and chosen.county = budget.county
            and budget.budget_year = $year
            and budget.programme = $programme
            and budget.stage = $stage
)

select
    known.part,
    case
        when known.part is null and $level = 'category' then 'nicht auf Maßnahmenarten aufgeteilt'
        when known.part is null then 'nicht auf Maßnahmen aufgeteilt'
        when $level = 'category' and known.part = '0' then 'Maßnahmen ohne Maßnahmenart'
        when $level = 'county' then county.short_name
        when $level = 'category' then measure_category.short_name
        else project.name
    end as label,
    sum(known.euros) as euros,
    weakest_state(known.state) as state,
    joint_precision(if($level = 'county', known.of_whole, known.precision)) as precision,
    (select joint_precision(every.of_whole) from known as every) as whole_precision,
    -- whose Maßnahmen nobody recorded has none that counts
    nullif(sum(known.projects), 0)::bigint as projects
from known
left join county on $level = 'county' and known.part = county.county
left join measure_category
    on
        $level = 'category'
        and known.category = measure_category.category
        and applies_in($year, measure_category.valid_from, measure_category.valid_to)
left join project on $level = 'project' and known.part = project.id
group by known.part, label
order by known.part is null, $level = 'category' and known.part = '0', euros desc, label
