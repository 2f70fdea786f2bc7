-- Which Maßnahmen of two years belong together, and the money nobody split: what a change of budgets consists of.
-- Makes: change_pair
-- Reads: allocation_sum, amount, compared_unit, project, project_line
create macro change_pair(asked_territory, before_year, after_year, of_programme, of_stage, of_counties) as table
    with compared as (
        -- `county` is one of the members of a unit
        select
            unit,
            unnest(string_split(unit, '+')) as county
        from compared_unit(asked_territory, before_year, after_year, of_programme, of_stage, of_counties)
    ),

    split_sum as (
        select
            compared.unit,
            allocation_sum.budget_year,
            allocation_sum.kind = 'project' as is_split,
            sum(allocation_sum.euros) as euros,
            sum(allocation_sum.projects) as projects
        from allocation_sum
        inner join compared on allocation_sum.county = compared.county
        where
            allocation_sum.budget_year in (before_year, after_year)
            and allocation_sum.programme = of_programme
            and allocation_sum.stage = of_stage
        group by compared.unit, allocation_sum.budget_year, allocation_sum.kind = 'project'
    ),

    -- where no money is split by Maßnahme, none needs to be paired
    paired as (
        select
            unit,
            county
        from compared
        where unit in (
            select unit from split_sum
            where is_split
        )
    ),

    -- the hash of no line would be a number too
    decided as (
        select
            project,
            hash(min(line)) as line
        from project_line
        group by project
    ),

    -- every Maßnahme of both years, with or without money: one that has none in a year is still neither new nor ended;
    -- names as numbers, because millions of words take twice the time to compare
    known as (
        select
            paired.unit,
            project.budget_year,
            project.ordinal,
            project.id,
            hash(lower(trim(project.name))) as name,
            decided.line,
            case when coalesce(project.category, 0) <> 4 then nullif(project.places, 0) end as places
        from project
        inner join paired on project.county = paired.county
        left join decided on project.id = decided.project
        where project.budget_year in (before_year, after_year) and project.programme = of_programme
    ),

    -- nothing is called new or ended before the Maßnahmen of the other year are known
    naming as (
        select
            unit,
            count(distinct budget_year) = 2 as knows_both
        from known
        group by unit
    ),

    -- one family: one decided line; without one, the line of the same name, or the name itself
    namesake as (
        select
            unit,
            name,
            min(line) as line
        from known
        where line is not null
        group by unit, name
    ),

    related as (
        select
            known.*,
            coalesce(known.line, namesake.line, known.name) as family
        from known
        left join namesake on known.unit = namesake.unit and known.name = namesake.name
    ),

    -- only a family of both years has anything to pair: of a million Maßnahmen a few thousand
    shared as (
        select
            unit,
            family
        from related
        group by unit, family
        having min(budget_year) <> max(budget_year)
    ),

    -- read before it is joined, and from the rows in the order they were stored: of ten million a fifth of a second
    money as materialized (
        select
            project,
            euros
        from amount
        where
            level = 'project'
            and euros is not null
            and budget_year in (before_year, after_year)
            and programme = of_programme
            and stage = of_stage
    ),

    member as (
        select
            related.*,
            money.euros
        from related
        semi join shared on related.unit = shared.unit and related.family = shared.family
        left join money on related.id = money.project
    ),

    -- all others are new or ended: what is split, less the members of families of both years
    alone as (
        select
            unit,
            budget_year,
            sum(euros) as euros,
            sum(projects) as projects
        from (
            select
                unit,
                budget_year,
                euros,
                projects
            from split_sum
            where is_split
            union all
            select
                unit,
                budget_year,
                -euros as euros,
                -1 as projects
            from member
            where euros is not null
        ) as entry
        group by unit, budget_year
        having sum(projects) > 0
    ),

    -- a family with as many Maßnahmen in both years is paired one by one: first those that kept their name, in the order of
    -- the documents, then the rest; any other is one thing that grew or shrank, of which nothing is new or ended
    counted as (
        select
            *,
            row_number() over (partition by unit, family, name, budget_year order by ordinal, id) as place_in_name,
            least(
                count(*) filter (where budget_year = before_year) over (partition by unit, family, name),
                count(*) filter (where budget_year = after_year) over (partition by unit, family, name)
            ) as pairs_of_name,
            2 * count(*) filter (where budget_year = before_year) over (partition by unit, family)
            = count(*) over (partition by unit, family) as is_even
        from member
    ),

    placed as (
        select
            *,
            is_even and place_in_name <= pairs_of_name as kept_name,
            row_number() over (
                partition by unit, family, budget_year, place_in_name <= pairs_of_name order by ordinal, id
            ) as place_in_family
        from counted
    ),

    matched as (
        select
            unit,
            sum(euros) filter (where budget_year = before_year) as old_euros,
            sum(euros) filter (where budget_year = after_year) as new_euros,
            sum(places) filter (where budget_year = before_year) as old_places,
            sum(places) filter (where budget_year = after_year) as new_places,
            case
                when is_even then least(count(euros), 1)
                else greatest(
                    count(euros) filter (where budget_year = before_year), count(euros) filter (where budget_year = after_year)
                )
            end as projects,
            case
                when count(euros) < count(*) then 'unsplit'
                when count(places) < count(*) then 'without_places'
                else 'continued'
            end as part
        from placed
        group by
            unit,
            family,
            is_even,
            kept_name,
            case when kept_name then name end,
            case when kept_name then place_in_name when is_even then place_in_family end
        union all by name
        select
            unit,
            case when budget_year = before_year then euros end as old_euros,
            case when budget_year = after_year then euros end as new_euros,
            projects,
            'alone' as part
        from alone
        union all by name
        select
            unit,
            case when budget_year = before_year then euros end as old_euros,
            case when budget_year = after_year then euros end as new_euros,
            1 as projects,
            'unsplit' as part
        from split_sum
        where not is_split
    ),

    side_by_side as (
        select
            matched.old_euros,
            matched.new_euros,
            matched.old_places,
            matched.new_places,
            matched.projects,
            case
                when matched.part <> 'alone' then matched.part
                when not naming.knows_both then 'unsplit'
                when matched.new_euros is not null then 'new'
                else 'ended'
            end as part
        from matched
        left join naming on matched.unit = naming.unit
        where matched.old_euros is not null or matched.new_euros is not null
    )

    select
        part,
        coalesce(old_euros, 0) as old_euros,
        coalesce(new_euros, 0) as new_euros,
        old_places,
        new_places,
        projects
    from side_by_side;
