-- Which Maßnahmen of different years are the same one, said once for every question: those of one line that a person has
-- decided, else those of one name in the same county; what only resembles is a proposal.
-- Makes: project_family_source
-- Reads: project, project_line
-- Kept as a table: as a view it was planned four times by every question that pairs Maßnahmen, 20 of their 40 ms. With
-- county, year and order, so that pairing needs no join to project, which cost 0.2 s at ten million.
create view project_family_source as
with lined as (
    -- what bears the name of a Maßnahme that somebody put into a line belongs to that line
    select
        project.county,
        lower(trim(project.name)) as folded,
        min(project_line.line) as line
    from project_line
    inner join project on project_line.project = project.id
    group by all
)

select
    project.id as project,
    project.county,
    project.budget_year,
    project.ordinal,
    lower(trim(project.name)) as folded,
    coalesce('Linie ' || coalesce(project_line.line, lined.line), 'Name ' || lower(trim(project.name))) as family
from project
left join project_line on project.id = project_line.project
left join lined on project.county = lined.county and lower(trim(project.name)) = lined.folded;

comment on view project_family_source is 'how the table project_family is computed; one row per Maßnahme with the family it belongs to: its line, else that of its name, else its name alone';
comment on column project_family_source.project is 'key of the Maßnahme';
comment on column project_family_source.county is 'key of its county';
comment on column project_family_source.budget_year is 'budget year of its agreement';
comment on column project_family_source.ordinal is 'its place in the order of the documents; null: none stated';
comment on column project_family_source.folded is 'its name for comparing: without case and outer spaces';
comment on column project_family_source.family is 'the same for Maßnahmen of one county that are one through the years';
