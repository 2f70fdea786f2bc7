-- Frage: Welche Maßnahmen gingen dieser einen voraus oder folgten ihr?
-- Zeile: eine Maßnahme derselben Projektlinie oder desselben Namens im selben Gebiet, die älteste zuerst
with linked as (
    select
        other.project as id,
        'line' as relation
    from project_line as own
    inner join project_line as other on own.line = other.line and own.project <> other.project
    where own.project = $project::varchar
),

namesake as (
    select
        other.id,
        'name' as relation
    from project as own
    inner join project as other
        on own.county = other.county and lower(own.name) = lower(other.name) and own.id <> other.id
    where own.id = $project::varchar
),

related as (
    select
        id,
        min(relation) as relation
    from (
        select * from linked
        union all
        select * from namesake
    ) as either
    group by id
)

select
    project.id as project,
    project.budget_year,
    coalesce(county.short_name, project.county) as county_name,
    project.name,
    related.relation
from related
inner join project on related.id = project.id
left join county on project.county = county.county
order by project.budget_year nulls last, project.id
