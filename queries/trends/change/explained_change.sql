-- Frage: Woraus besteht die Veränderung des Budgets zwischen zwei Jahren?
-- Zeile: ein Teil der Veränderung in Euro; alle Teile ergeben die Veränderung der Gebiete mit Angabe in beiden Jahren
-- Vergleicht: Jahre
with priced as (
    -- the exact split of a change (features 4.8); a quotient becomes a decimal at once, so that sums depend on no order
    select
        part,
        old_euros,
        new_euros,
        projects,
        old_places,
        new_places,
        (old_euros / old_places)::decimal(20, 8) as old_cost,
        (new_euros / new_places)::decimal(20, 8) as new_cost
    from change_pair($territory, $before, $year, $programme, $stage, $counties::varchar[])
),

total as (
    select
        part,
        sum(new_euros) - sum(old_euros) as euros,
        sum(projects)::bigint as projects,
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
        )::decimal(18, 2) as quantity
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
        case when part = 'unsplit' then 0 else projects end as projects
    from whole
    where projects > 0 or euros <> 0
)

select
    part,
    euros,
    projects
from parts
order by
    list_position(['quantity', 'unit_cost', 'mix', 'new', 'ended', 'without_places', 'unsplit'], part)
