-- Frage: Wie viele Zielvereinbarungen, Maßnahmen und Ziele gibt es im Jahr und im Vorjahr?
-- Zeile: ein Jahr; Anzahlen, dazu das vom Land selbst genannte Budget in Euro
with counted as (
    select
        budget_year,
        'agreement' as what,
        1 as number
    from agreement
    where
        budget_year in ($year, $year - 1)
        and (len($counties) = 0 or list_contains($counties::varchar[], county))
    union all
    select
        budget_year,
        'project' as what,
        projects as number
    from project_sum
    where
        budget_year in ($year, $year - 1)
        and (len($counties) = 0 or list_contains($counties::varchar[], county))
    union all
    select
        budget_year,
        'target' as what,
        1 as number
    from target_status
    where
        budget_year in ($year, $year - 1)
        and (len($counties) = 0 or list_contains($counties::varchar[], county))
),

-- The Land rarely says which stage it means: the chosen stage if stated, else what it states without one.
land as (
    select
        budget_year,
        max_by(euros, stage = $stage) as euros,
        max_by(precision, stage = $stage) as precision,
        max_by(stage, stage = $stage) as stage,
        max_by(evidence, stage = $stage) as evidence
    from budget
    where
        county = '06' and programme = $programme and stage in ($stage, 'unstated')
        and budget_year in ($year, $year - 1)
    group by budget_year
)

select
    asked.budget_year,
    coalesce(sum(counted.number) filter (where counted.what = 'agreement'), 0)::bigint as agreements,
    coalesce(sum(counted.number) filter (where counted.what = 'project'), 0)::bigint as projects,
    coalesce(sum(counted.number) filter (where counted.what = 'target'), 0)::bigint as targets,
    any_value(land.euros) as land_euros,
    any_value(land.precision) as land_precision,
    any_value(land.stage) as land_stage,
    any_value(land.evidence) as land_evidence
from (select unnest([$year, $year - 1]) as budget_year) as asked
left join counted on asked.budget_year = counted.budget_year
left join land on asked.budget_year = land.budget_year
group by asked.budget_year
order by asked.budget_year desc
