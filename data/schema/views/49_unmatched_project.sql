-- What is left of a name without version and year numbers: „juba“ of „JUBA 3.0“ and of „JUBA 2023/24“; null: nothing.
-- Makes: numberless, unmatched_project
-- Reads: project, project_line
create macro numberless(name) as
nullif(regexp_replace(lower(trim(name)), '\s*\d+([.,/-]\d+)*', '', 'g'), '');

-- The Maßnahmen of a county in one year that another year does not have, neither by name nor by a confirmed line.
create macro unmatched_project(of_county, in_year, beside_year) as table
    select
        project.*,
        numberless(project.name) as bare_name
    from project
    left join project_line on project.id = project_line.project
    where
        project.county = of_county
        and project.budget_year = in_year
        -- two questions instead of one with „or“, which compares every Maßnahme with every other
        and not exists (
            select 1 from project as other
            where
                other.county = of_county
                and other.budget_year = beside_year
                and lower(trim(other.name)) = lower(trim(project.name))
        )
        and not exists (
            select 1
            from project as other
            inner join project_line as other_line on other.id = other_line.project
            where
                other.county = of_county
                and other.budget_year = beside_year
                and other_line.line = project_line.line
        );
