-- Frage: Wie viele Zielvereinbarungen, Maßnahmen und Ziele gibt es im Jahr und im Vorjahr?
-- Zeile: ein Jahr; Anzahlen, dazu das vom Land selbst genannte Budget in Euro
with asked as (
    select unnest([$year, $year - 1]) as budget_year
)

select
    asked.budget_year,
    (
        select count(*) from agreement
        where
            agreement.budget_year = asked.budget_year
            and (len($counties) = 0 or list_contains($counties::varchar[], agreement.county))
    ) as agreements,
    (
        select count(*) from project
        where
            project.budget_year = asked.budget_year
            and (len($counties) = 0 or list_contains($counties::varchar[], project.county))
    ) as projects,
    (
        select count(*) from target_status
        where
            target_status.budget_year = asked.budget_year
            and (len($counties) = 0 or list_contains($counties::varchar[], target_status.county))
    ) as targets,
    land.euros as land_euros,
    land.precision as land_precision,
    land.stage as land_stage,
    land.evidence as land_evidence
from asked
left join (
    -- The Land rarely says which stage it means: the chosen stage if stated, else what it states without one.
    select
        budget_year,
        max_by(euros, stage = $stage) as euros,
        max_by(precision, stage = $stage) as precision,
        max_by(stage, stage = $stage) as stage,
        max_by(evidence, stage = $stage) as evidence
    from budget
    where county = '06' and programme = $programme and stage in ($stage, 'unstated')
    group by budget_year
) as land on asked.budget_year = land.budget_year
order by asked.budget_year desc
