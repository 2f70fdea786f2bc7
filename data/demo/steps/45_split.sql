-- How the wholes are split: by Maßnahme, by Maßnahmenart or by spending year; never more than the whole at any Stand.
create temp table split_whole as
select
    total.key,
    total.county,
    total.year,
    total.programme,
    total.stage,
    county_year.split as level,
    case when total.stage = 'granted' then county_year.granted else total.euros end as whole,
    county_year.split_share * case when county_year.projects > county_year.core then 0.5 else 1 end as share,
    case when total.stage = 'granted' then county_year.split_delivery else total.delivery end as delivery,
    case when total.stage = 'granted' then 'Finanzierungsplan, Zeile ' else total.citation || '.' end as cited,
    case when total.stage = 'granted' then 10 else 0.01 end as step,
    total.stated_on,
    total.state
from total
inner join county_year on total.key = county_year.key and total.programme = county_year.programme
where
    county_year.split <> 'none'
    and (
        (total.stage = 'granted' and total.delivery = county_year.grant_delivery)
        or (total.stage in ('paid', 'verified') and county_year.splits_paid)
    )
union all by name
select
    key,
    county,
    year,
    programme,
    'agreed' as stage,
    'category' as level,
    agreed as whole,
    1 as share,
    agreement_delivery as delivery,
    '§ 4' as cited,
    100 as step,
    ministry_on as stated_on,
    state
from county_year
where splits_agreed;

create temp table split_part as
with weighed as (
    select
        split_whole.*,
        draft.category,
        draft.id as project,
        draft.ordinal,
        draft.weight
    from split_whole
    inner join project_draft as draft on split_whole.key = draft.key
    where split_whole.level = 'project'
    union all by name
    select
        split_whole.*,
        draft.category,
        draft.category as ordinal,
        sum(draft.weight) as weight
    from split_whole
    inner join project_draft as draft on split_whole.key = draft.key
    where split_whole.level = 'category'
    group by all
),

summed as (
    select
        *,
        sum(weight) over (partition by key, programme, stage, delivery) as weights,
        row_number() over (partition by key, programme, stage, delivery order by ordinal) as position
    from weighed
),

shared as (
    select
        *,
        (floor(whole * share * weight::double / weights / step) * step)::decimal(14, 2) as part
    from summed
)

select
    *,
    cited || case when stage = 'agreed' then '' else ordinal::varchar end as citation,
    -- the first part takes what rounding left over
    part + case
        when position = 1 and share = 1
            then whole - sum(part) over (partition by key, programme, stage, delivery)
        else 0
    end as euros
from shared;

-- one yearly approval is spent over five years
create temp table tranche as
select
    *,
    case when spending_year = year then granted - 4 * floor(granted / 6) else floor(granted / 6) end::decimal(14, 2)
        as euros
from (
    select
        *,
        unnest(range(year, year + 5))::integer as spending_year
    from county_year
    where has_grant and roll(key, 'tranche') < 0.2
) as spread;
