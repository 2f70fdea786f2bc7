-- Frage: Wie haben sich Budget, Maßnahmen und Ziele dieser Gebietskörperschaft über die Jahre entwickelt?
-- Zeile: ein Jahr, in dem irgendetwas über sie bekannt ist; Euro der gewählten Stufe, Anzahlen
-- Vergleicht: Jahre
with years as (
    select budget_year from told_budget
    where county = $county and programme = $programme
    union
    select budget_year from project
    where county = $county and programme = $programme and budget_year is not null
    union
    select budget_year from target_status
    where county = $county and programme = $programme
),

projects as (
    select
        budget_year,
        count(*) as projects
    from project
    where county = $county and programme = $programme
    group by budget_year
),

targets as (
    select
        budget_year,
        count(*) as targets,
        count(*) filter (where judged) as judged,
        count(*) filter (where good) as good,
        count(*) filter (where status in ('at_risk', 'missed')) as bad
    from target_status
    where county = $county and programme = $programme
    group by budget_year
)

select
    years.budget_year,
    told.euros,
    told.precision,
    told.state,
    projects.projects,
    targets.targets,
    targets.judged,
    targets.good,
    targets.bad,
    territory_change.note as territory_note,
    told.missing,
    told.evidence
from years
left join told_budget as told
    on
        years.budget_year = told.budget_year
        and told.county = $county
        and told.programme = $programme
        and told.stage = $stage
left join projects on years.budget_year = projects.budget_year
left join targets on years.budget_year = targets.budget_year
left join territory_change on years.budget_year = territory_change.budget_year and territory_change.county = $county
order by years.budget_year
