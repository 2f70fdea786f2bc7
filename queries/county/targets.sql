-- Frage: Welche Ziele hat diese Gebietskörperschaft in diesem Jahr, und wie stehen sie?
-- Zeile: ein Ziel; Werte in der Einheit der Kennzahl
select
    target_status.target,
    target_status.category,
    target_status.name,
    target_status.kind,
    target_status.project_name,
    target_status.unit,
    target_status.direction,
    target_status.target_value,
    target_status.base_value,
    target_status.lower_bound,
    target_status.upper_bound,
    target_status.value,
    target_status.withheld,
    target_status.due,
    target_status.milestones,
    target_status.judgement,
    target_status.ratio,
    target_status.percent_allowed,
    target_status.status,
    target_status.reason,
    target_status.reported_on::timestamp as reported_on,
    target_status.rule,
    target_status.evidence,
    target_status.report_source
from target_status
where
    target_status.county = $county
    and target_status.budget_year = $year
    and ($programme::varchar is null or target_status.programme = $programme::varchar)
    and category_chosen($categories, target_status.category)
order by target_status.category nulls first, target_status.project_ordinal, target_status.name, target_status.target
