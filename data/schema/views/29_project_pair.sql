-- The Maßnahmen of one year beside those of another, by the family they belong to.
-- Makes: numberless, successor, project_pair, unmatched_project, project_fate, proposed_pair
-- Reads: project, project_family, territory_unit

-- What is left of a name without version and year numbers: „juba“ of „JUBA 3.0“ and of „JUBA 2023/24“; null: nothing.
create macro numberless(name) as
nullif(regexp_replace(lower(trim(name)), '\s*\d+([.,/-]\d+)*', '', 'g'), '');

-- The Maßnahmen of a county in two years beside each other: each with its one counterpart in the other year, else with
-- null there. Of a family first those that kept their name, in the order of the documents, then the rest.
create macro project_pair(of_county, in_year, beside_year) as table
    with counted as (
        select
            project,
            budget_year,
            ordinal,
            family,
            folded,
            row_number() over (partition by family, folded, budget_year order by ordinal, project) as place_in_name,
            least(
                count(*) filter (where budget_year = in_year) over (partition by family, folded),
                count(*) filter (where budget_year = beside_year) over (partition by family, folded)
            ) as pairs_of_name
        from project_family
        where county = of_county and budget_year in (in_year, beside_year)
    ),

    placed as (
        select
            *,
            place_in_name <= pairs_of_name as kept_name,
            row_number() over (
                partition by family, budget_year, place_in_name <= pairs_of_name order by ordinal, project
            ) as place_in_family
        from counted
    ),

    own as (
        select * from placed
        where budget_year = in_year
    ),

    other as (
        select * from placed
        where budget_year = beside_year
    )

    select
        own.project,
        other.project as counterpart
    from own
    full join other
        on
            own.family = other.family
            and own.kept_name = other.kept_name
            and if(own.kept_name, own.folded, '') = if(other.kept_name, other.folded, '')
            and if(own.kept_name, own.place_in_name, own.place_in_family)
            = if(other.kept_name, other.place_in_name, other.place_in_family);

-- The Maßnahmen of a county in two years that have no counterpart in the other one, each with its place among those of its
-- year whose names differ in numbers alone.
create macro unmatched_project(of_county, in_year, beside_year) as table
    select
        project.*,
        numberless(project.name) as bare_name,
        row_number() over (
            partition by project.budget_year, numberless(project.name) order by project.ordinal, project.id
        ) as place
    from project_pair(of_county, in_year, beside_year) as pair
    inner join project on coalesce(pair.project, pair.counterpart) = project.id
    where (pair.project is null or pair.counterpart is null) and project.county = of_county;

-- The counties of a later year that were a part of this one in an earlier year.
create macro successor(of_county, in_year, before_year) as table
    select part.county
    from territory_unit as own
    inner join territory_unit as part on own.unit = part.unit and own.county <> part.county
    where own.county = of_county and part.from_year > before_year and part.from_year <= in_year;

-- What has become of the Maßnahmen of an earlier year, if they have no counterpart in a later one. Where a part of the county
-- is a county of its own by then, that one may carry them on (moved); as long as nothing is known of it, nobody knows (unclear).
create macro project_fate(of_county, in_year, before_year) as table
    with later as (
        select county
        from successor(of_county, in_year, before_year)
    ),

    carried as (
        select
            project_family.county,
            project_family.family,
            project_family.folded
        from project_family
        inner join later on project_family.county = later.county
        where project_family.budget_year = in_year
    )

    select
        project,
        case
            when family in (select carried.family from carried) or folded in (select carried.folded from carried) then 'moved'
            when (select count(distinct county) from carried) < (select count(*) from later) then 'unclear'
            else 'ended'
        end as fate
    from project_family
    where county = of_county and budget_year = before_year;

-- What may carry on which, until somebody confirms it as a line: of those without a counterpart the ones whose names differ
-- in numbers alone, in the order of the documents; a Maßnahme carries on one other.
create macro proposed_pair(of_county, in_year, beside_year) as table
    with unmatched as (select * from unmatched_project(of_county, in_year, beside_year))

    select
        own.id as project,
        other.id as counterpart
    from unmatched as own
    inner join unmatched as other on own.bare_name = other.bare_name and own.place = other.place
    where own.budget_year = in_year and other.budget_year = beside_year;
