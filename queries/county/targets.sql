-- Frage: Welche Ziele hat diese Gebietskörperschaft in diesem Jahr, und wie stehen sie?
-- Zeile: ein Ziel; Werte in der Einheit der Kennzahl
-- Vergleicht: nichts, weil jedes Ziel für sich beurteilt ist
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
    adjusted_target.adjusted_value,
    adjusted_target.adjusted_ratio,
    adjusted_target.adjusted_place,
    target_status.value,
    target_status.missing,
    target_status.withheld,
    target_status.due,
    target_status.milestones,
    target_status.judgement,
    target_status.share_of_year,
    target_status.ratio,
    target_status.percent_allowed,
    target_status.status,
    target_status.judged,
    target_status.good,
    target_status.computed_status,
    target_status.dialogue_result,
    target_status.dialogue_on::timestamp as dialogue_on,
    target_status.dialogue_note,
    target_status.dialogue_state,
    target_status.reason,
    target_status.reported_on::timestamp as reported_on,
    target_status.report_state,
    target_status.rule,
    target_status.evidence,
    target_status.report_source,
    target_status.dialogue_source
from target_status
left join adjusted_target on target_status.target = adjusted_target.target
where
    target_status.county = $county
    and target_status.budget_year = $year
    and ($programme::varchar is null or target_status.programme = $programme::varchar)
    and category_chosen($categories, target_status.category)
order by target_status.category nulls first, target_status.project_ordinal, target_status.name, target_status.target
