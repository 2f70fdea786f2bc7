create view project_family_source as
with named as (
    select
        project.id,
        project.county,
        project.budget_year,
        project.programme,
        project.ordinal,
        lower(trim(project.name)) as name,
        case when coalesce(project.category, 0) <> 4 then nullif(project.places, 0) end as places,
        decided.line
    from project
    left join (
        select
            project,
            min(line) as line
        from project_line
        group by project
    ) as decided on project.id = decided.project
    where project.budget_year is not null
),

-- the line of a name: what was decided for one project of the county holds for its namesakes
line_of_name as (
    select
        county,
        name,
        min(line) as line
    from named
    where line is not null
    group by county, name
)

select
    named.id as project,
    named.county,
    named.budget_year,
    named.programme,
    named.ordinal,
    hash(named.name) as name_key,
    -- a line and a name never share a key
    case
        when coalesce(named.line, line_of_name.line) is not null
            then hash('line', coalesce(named.line, line_of_name.line))
        else hash('name', named.name)
    end as family,
    named.places
from named
left join line_of_name on named.county = line_of_name.county and named.name = line_of_name.name;

comment on view project_family_source is 'how the table project_family is computed; one row per Maßnahme of a known year with the family it is paired in over the years';
comment on column project_family_source.project is 'key of the project in its year';
comment on column project_family_source.county is 'AGS of the county';
comment on column project_family_source.budget_year is 'budget year';
comment on column project_family_source.programme is 'code of the programme';
comment on column project_family_source.ordinal is 'position in the document';
comment on column project_family_source.name_key is 'hash of the name without case and outer blanks';
comment on column project_family_source.family is 'hash of the line a person decided, of that of a namesake in the county, or else of the name';
comment on column project_family_source.places is 'agreed places; null: not stated, none, or Maßnahmenart 4, which trains staff';
