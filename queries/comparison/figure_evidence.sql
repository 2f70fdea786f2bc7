-- Frage: Auf welchen Stellen beruhen die Kennzahl und ihre Bezugsgröße?
-- Zeile: eine Fundstelle einer Gebietskörperschaft für den Zähler (above) oder den Nenner (below)
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
    select
        budget.county,
        case when budget.stage = upper_stage($indicator, $stage) then 'above' else 'below' end as part,
        budget.evidence,
        budget.precision
    from budget
    cross join stage_asked
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
        allocation.precision
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
        null as precision
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
        null as precision
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
        null as precision
    from shown_measure
    where measure = $denominator and $year between territory_from and coalesce(territory_to, 9999)
)

select
    county,
    part,
    evidence,
    joint_precision(precision) as precision
from found
where
    evidence is not null
    and counted_county($counties, county)
group by county, part, evidence
order by evidence, county, part
