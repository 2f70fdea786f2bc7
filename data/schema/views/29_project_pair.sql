-- The Maßnahmen of one year beside those of another, by the family they belong to.
-- Makes: numberless, project_pair, unmatched_project, proposed_pair
-- Reads: project, project_family

-- What is left of a name without version and year numbers: „juba“ of „JUBA 3.0“ and of „JUBA 2023/24“; null: nothing.
create macro numberless(name) as
nullif(regexp_replace(lower(trim(name)), '\s*\d+([.,/-]\d+)*', '', 'g'), '');

-- The Maßnahmen of a county in one year with their one counterpart in another, if any: of a family first those that kept
-- their name, in the order of the documents, then the rest.
create macro project_pair(of_county, in_year, beside_year) as table
    with member as (
        select
            project.id,
            project.budget_year,
            project.ordinal,
            project_family.family,
            project_family.folded
        from project
        inner join project_family on project.id = project_family.project
        where project.county = of_county and project.budget_year in (in_year, beside_year)
    ),

    counted as (
        select
            *,
            row_number() over (partition by family, folded, budget_year order by ordinal, id) as place_in_name,
            least(
                count(*) filter (where budget_year = in_year) over (partition by family, folded),
                count(*) filter (where budget_year = beside_year) over (partition by family, folded)
            ) as pairs_of_name
        from member
    ),

    placed as (
        select
            *,
            place_in_name <= pairs_of_name as kept_name,
            row_number() over (
                partition by family, budget_year, place_in_name <= pairs_of_name order by ordinal, id
            ) as place_in_family
        from counted
    )

    select
        own.id as project,
        other.id as counterpart
    from placed as own
    inner join placed as other
        on
            own.family = other.family
            and own.kept_name = other.kept_name
            and case
                when own.kept_name then own.folded = other.folded and own.place_in_name = other.place_in_name
                else own.place_in_family = other.place_in_family
            end
    where own.budget_year = in_year and other.budget_year = beside_year;

-- The Maßnahmen of a county in one year that have no counterpart in another.
create macro unmatched_project(of_county, in_year, beside_year) as table
    select
        project.*,
        numberless(project.name) as bare_name
    from project
    anti join project_pair(of_county, in_year, beside_year) as pair on project.id = pair.project
    where project.county = of_county and project.budget_year = in_year;

-- What may carry on which, until somebody confirms it as a line: of those without a counterpart the ones whose names differ
-- in numbers alone, in the order of the documents; a Maßnahme carries on one other.
create macro proposed_pair(of_county, in_year, beside_year) as table
    with side as (
        select
            *,
            row_number() over (partition by bare_name order by ordinal, id) as place
        from unmatched_project(of_county, in_year, beside_year)
    ),

    beside as (
        select
            *,
            row_number() over (partition by bare_name order by ordinal, id) as place
        from unmatched_project(of_county, beside_year, in_year)
    )

    select
        side.id as project,
        beside.id as counterpart
    from side
    inner join beside on side.bare_name = beside.bare_name and side.place = beside.place;
