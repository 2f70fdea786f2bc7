-- Frage: Welche Maßnahmen sind gegenüber dem Vorjahr neu, fortgeführt (auch unter anderem Namen) oder entfallen?
-- Zeile: eine Maßnahme des Jahres oder eine entfallene des Vorjahres; ohne Angaben zum Vorjahr bleibt der Wandel offen
-- Vergleicht: nichts, weil Maßnahmen gepaart und nicht verrechnet werden
with now as (
    select
        project.*,
        lower(trim(project.name)) as folded,
        project_line.line
    from project
    left join project_line on project.id = project_line.project
    where project.county = $county and project.budget_year = $year
),

before as (
    select
        project.*,
        lower(trim(project.name)) as folded,
        project_line.line
    from project
    left join project_line on project.id = project_line.project
    where project.county = $county and project.budget_year = $year - 1
),

known as (
    select
        count(*) filter (where budget_year = $year) as projects_now,
        count(*) filter (where budget_year = $year - 1) as projects_before
    from project
    where county = $county
),

-- one predecessor at most: of the same name, else of the same line; in the same Maßnahmenart if there is one
matched as (
    select
        now.id as now_id,
        coalesce(alike.id, namesake.id, lined.id) as before_id
    from now
    left join (
        select
            folded,
            category,
            min(id) as id
        from before
        group by folded, category
    ) as alike
        on now.folded = alike.folded and now.category is not distinct from alike.category
    left join (
        select
            folded,
            min(id) as id
        from before
        group by folded
    ) as namesake
        on now.folded = namesake.folded
    left join (
        select
            later.id as now_id,
            arg_min(before.id, (before.category is distinct from later.category, before.id)) as id
        from now as later
        inner join before on later.line = before.line
        group by later.id
    ) as lined
        on now.id = lined.now_id
)

select
    now.id as project,
    coalesce(now.category, before.category) as category,
    measure_category.short_name as category_name,
    coalesce(now.name, before.name) as name,
    case when now.id is not null and before.name <> now.name then before.name end as previous_name,
    case
        when now.id is null then 'ended'
        when known.projects_before = 0 then 'unknown'
        when before.id is null then 'new'
        when before.name <> now.name then 'renamed'
        else 'continued'
    end as change,
    now.places,
    before.places as previous_places,
    reference(coalesce(now.delivery, before.delivery), coalesce(now.citation, before.citation)) as evidence
from now
left join matched on now.id = matched.now_id
full join before on matched.before_id = before.id
cross join known
left join measure_category
    on
        coalesce(now.category, before.category) = measure_category.category
        and $year between measure_category.valid_from and coalesce(measure_category.valid_to, 9999)
where
    now.id is not null
    -- nothing is called ended before this year's projects are known
    or known.projects_now > 0
order by now.id is null, category nulls last, coalesce(now.ordinal, before.ordinal), name
