-- Frage: Auf welchen Stellen beruhen die Kennzahl und ihre Bezugsgröße?
-- Zeile: eine Fundstelle einer Gebietskörperschaft für den Zähler (above) oder den Nenner (below); Zahl der Angaben dahinter
-- Vergleicht: nichts, weil es Fundstellen sind
with stage_asked as (
    select
        case $indicator
            when 'grant_ratio' then ['granted', 'agreed']
            when 'payment_ratio' then ['paid', 'granted']
            when 'flow_ratio' then ['paid', 'agreed']
            when 'verification_ratio' then ['verified', 'paid']
            when 'budget_sum' then [$stage]
            else []
        end as stages
),

found as (
    -- a budget that no document states as a whole stands where its Maßnahmenarten stand
    select
        budget.county,
        case when budget.stage = upper_stage($indicator, $stage) then 'above' else 'below' end as part,
        coalesce(reference(amount.delivery, amount.citation), budget.evidence) as evidence,
        coalesce(amount.precision, budget.precision) as precision,
        coalesce(amount.id, '') as statement
    from budget
    cross join stage_asked
    left join amount
        on
            budget.amount is null
            and amount.level = 'category'
            and amount.euros is not null
            and budget.county = amount.county
            and budget.budget_year = amount.budget_year
            and budget.programme = amount.programme
            and budget.stage = amount.stage
    where
        budget.budget_year = $year
        and budget.programme = $programme
        and list_contains(stage_asked.stages, budget.stage)
        and len($categories) = 0
        and $denominator not in ('place', 'participant')
    union all
    select
        allocation.county,
        case when allocation.stage = upper_stage($indicator, $stage) then 'above' else 'below' end as part,
        allocation.evidence,
        allocation.precision,
        concat_ws('/', allocation.kind, allocation.category, allocation.project) as statement
    from allocation
    cross join stage_asked
    where
        allocation.budget_year = $year
        and allocation.programme = $programme
        and list_contains(stage_asked.stages, allocation.stage)
        and (len($categories) > 0 or $denominator in ('place', 'participant'))
        and category_chosen($categories, allocation.category)
    union all
    select
        county,
        case when $denominator = 'participant' and indicator <> $indicator then 'below' else 'above' end as part,
        unnest([evidence, report_source]) as evidence,
        null as precision,
        target as statement
    from target_status
    where
        -- the share of targets reached rests on three years
        budget_year between case when $indicator = 'reached_share' then $year - 2 else $year end and $year
        and programme = $programme
        and (
            indicator = $indicator or $indicator = 'reached_share'
            or ($denominator = 'participant' and indicator = 'entries')
        )
        and category_chosen($categories, category)
    union all
    select
        county,
        case when $indicator = 'project_count' then 'above' else 'below' end as part,
        reference(delivery, citation) as evidence,
        null as precision,
        id as statement
    from project
    where
        budget_year = $year
        and programme = $programme
        and ($indicator = 'project_count' or $denominator = 'place')
        and category_chosen($categories, category)
    union all
    select
        county,
        'below' as part,
        reference(delivery, citation) as evidence,
        null as precision,
        '' as statement
    from shown_measure
    where measure = $denominator and $year between territory_from and coalesce(territory_to, 9999)
),

counted as (
    select
        county,
        part,
        count(distinct statement) as statements
    from found
    group by county, part
)

select
    found.county,
    found.part,
    found.evidence,
    joint_precision(found.precision) as precision,
    any_value(counted.statements) as statements
from found
inner join counted on found.county = counted.county and found.part = counted.part
where
    found.evidence is not null
    and counted_county($counties, found.county)
group by found.county, found.part, found.evidence
order by found.evidence, found.county, found.part
