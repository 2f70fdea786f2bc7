-- Frage: Welche Maßnahmen desselben Gebiets in anderen Jahren könnten Vorgänger oder Nachfolger einer Maßnahme sein?
-- Zeile: eine Maßnahme ohne andere Projektlinie, höchstens drei Jahre entfernt
with this as (
    select
        project.*,
        project_line.line
    from project
    left join project_line on project.id = project_line.project
    where project.id = $project::varchar
)

select
    project.id as project,
    project.budget_year,
    project.name,
    project.category,
    project.places,
    coalesce(project.category, 0) = coalesce(this.category, 0) as same_category
from this
inner join project on this.county = project.county and this.budget_year <> project.budget_year
left join project_line on project.id = project_line.project
where
    project_line.line is null
    and abs(project.budget_year - this.budget_year) <= 3
    and lower(trim(project.name)) <> lower(trim(this.name))
    -- a year that already has its project in the line needs no second one
    and project.budget_year not in (
        select taken.budget_year
        from project as taken
        left join project_line as taken_line on taken.id = taken_line.project
        where
            taken.county = this.county
            and taken.budget_year is not null
            and (taken_line.line = this.line or lower(trim(taken.name)) = lower(trim(this.name)))
    )
order by project.budget_year desc, project.ordinal, project.id
