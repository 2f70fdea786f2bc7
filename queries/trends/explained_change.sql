-- Frage: Woraus besteht die Veränderung des Budgets zwischen zwei Jahren?
-- Zeile: ein Teil der Veränderung in Euro; alle Teile ergeben die Veränderung der Gebiete mit Angabe in beiden Jahren
with compared as (
    -- a unit is compared when it has figures in both years and no break lies between them; `county` is one of its members
    select
        unit,
        unnest(string_split(unit, '+')) as county
    from budget_unit
    where
        territory = $territory
        and budget_year in ($before, $year)
        and programme = $programme
        and stage = $stage
        and (len($counties) = 0 or list_has_any(string_split(unit, '+'), $counties::varchar[]))
    group by unit
    having count(*) = 2 and min(stretch) = max(stretch)
),

money as (
    select
        compared.unit,
        allocation.budget_year,
        allocation.project,
        sum(allocation.euros) as euros
    from allocation
    inner join compared on allocation.county = compared.county
    where
        allocation.budget_year in ($before, $year)
        and allocation.programme = $programme
        and allocation.stage = $stage
    group by compared.unit, allocation.budget_year, allocation.project
),

-- where no money is split by Maßnahme, none needs to be paired
paired as (
    select
        unit,
        county
    from compared
    where unit in (
        select unit from money
        where project is not null
    )
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
        case when coalesce(project.category, 0) <> 4 then nullif(project.places, 0) end as places,
        money.euros
    from project
    inner join paired on project.county = paired.county
    left join money
        on paired.unit = money.unit and project.budget_year = money.budget_year and project.id = money.project
    where project.budget_year in ($before, $year) and (project.programme = $programme or money.euros is not null)
),

-- nothing is called new or ended before the Maßnahmen of the other year are known
naming as (
    select
        unit,
        count(distinct budget_year) = 2 as knows_both
    from known
    group by unit
),

lined as (
    select
        known.unit,
        known.name,
        known.id,
        min(project_line.line) as line
    from known
    inner join project_line on known.id = project_line.project
    group by known.unit, known.name, known.id
),

-- one family: one decided line; without one, the line of the same name, or the name itself
related as (
    select
        known.*,
        case
            when coalesce(own.line, namesake.line) is null then known.name
            else hash(coalesce(own.line, namesake.line))
        end as family
    from known
    left join lined as own on known.id = own.id
    left join
        (
            select
                unit,
                name,
                min(line) as line
            from lined
            group by unit, name
        ) as namesake
        on known.unit = namesake.unit and known.name = namesake.name
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

-- one partner at most: inside a family first those that kept their name, in the order of the documents, then the rest
counted as (
    select
        related.*,
        row_number() over (partition by unit, family, name, budget_year order by ordinal, id) as place_in_name,
        least(
            count(*) filter (where budget_year = $before) over (partition by unit, family, name),
            count(*) filter (where budget_year = $year) over (partition by unit, family, name)
        ) as pairs_of_name
    from related
    semi join shared on related.unit = shared.unit and related.family = shared.family
),

placed as (
    select
        *,
        place_in_name <= pairs_of_name as kept_name,
        row_number() over (
            partition by unit, family, budget_year, place_in_name <= pairs_of_name order by ordinal, id
        ) as place_in_family
    from counted
),

matched as (
    select
        unit,
        max(euros) filter (where budget_year = $before) as old_euros,
        max(euros) filter (where budget_year = $year) as new_euros,
        max(places) filter (where budget_year = $before) as old_places,
        max(places) filter (where budget_year = $year) as new_places,
        case
            when count(*) = 1 then 'alone'
            when count(euros) < 2 then 'unsplit'
            when count(places) < 2 then 'without_places'
            else 'continued'
        end as part
    from placed
    group by
        unit,
        family,
        kept_name,
        case when kept_name then name end,
        case when kept_name then place_in_name else place_in_family end
    union all
    select
        unit,
        case when budget_year = $before then euros end as old_euros,
        case when budget_year = $year then euros end as new_euros,
        null as old_places,
        null as new_places,
        'alone' as part
    from related
    anti join shared on related.unit = shared.unit and related.family = shared.family
    union all
    select
        unit,
        case when budget_year = $before then euros end as old_euros,
        case when budget_year = $year then euros end as new_euros,
        null as old_places,
        null as new_places,
        'unsplit' as part
    from money
    where project is null
),

side_by_side as (
    select
        matched.old_euros,
        matched.new_euros,
        matched.old_places,
        matched.new_places,
        case
            when matched.part <> 'alone' then matched.part
            when not naming.knows_both then 'unsplit'
            when matched.new_euros is not null then 'new'
            else 'ended'
        end as part
    from matched
    left join naming on matched.unit = naming.unit
    where matched.old_euros is not null or matched.new_euros is not null
),

-- the exact split of a change (features 4.8); a quotient becomes a decimal at once, so that sums depend on no order
priced as (
    select
        part,
        coalesce(old_euros, 0) as old_euros,
        coalesce(new_euros, 0) as new_euros,
        old_euros is not null or new_euros is not null as has_money,
        old_places,
        new_places,
        (old_euros / old_places)::decimal(20, 8) as old_cost,
        (new_euros / new_places)::decimal(20, 8) as new_cost
    from side_by_side
),

total as (
    select
        part,
        sum(new_euros) - sum(old_euros) as euros,
        count(*) filter (where has_money) as projects,
        sum(old_places) as old_places,
        sum(new_places) as new_places,
        sum(old_euros) as old_euros,
        sum(new_euros) as new_euros,
        round(sum((new_cost - old_cost) * (old_places + new_places) * 0.5::decimal(2, 1)), 2)::decimal(18, 2)
            as unit_cost
    from priced
    group by part
),

whole as (
    select
        *,
        round(
            (new_places - old_places) * (old_euros / old_places + new_euros / new_places) / 2, 2
        )::decimal(18, 2) as quantity,
        sum(old_euros) over () as total_before,
        sum(new_euros) over () as total_after
    from total
),

parts as (
    select
        unnest(
            case part when 'continued' then ['quantity', 'unit_cost', 'mix'] else [part] end
        ) as part,
        unnest(
            case part when 'continued' then [quantity, unit_cost, euros - quantity - unit_cost] else [euros] end
        ) as euros,
        case when part = 'unsplit' then 0 else projects end as projects,
        case when part = 'continued' then old_places end as old_places,
        case when part = 'continued' then new_places end as new_places,
        total_before,
        total_after
    from whole
    where projects > 0 or euros <> 0
)

select
    part,
    euros,
    projects,
    old_places,
    new_places,
    total_before,
    total_after,
    (select count(distinct unit) from compared) as counties,
    (
        select count(distinct unit) from county_unit($territory)
        where
            greatest($before, $year) between first_year and last_year
            and (len($counties) = 0 or list_has_any(string_split(unit, '+'), $counties::varchar[]))
    ) as counties_all
from parts
order by
    list_position(['quantity', 'unit_cost', 'mix', 'new', 'ended', 'without_places', 'unsplit'], part)
