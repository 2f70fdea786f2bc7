-- Frage: Wie stehen die Ziele im Dialog: vereinbart, nach § 6 angepasst, gemeldet, im Vorjahr?
-- Zeile: ein Ziel in der Reihenfolge der Maßnahmenarten; Werte in der Einheit der Kennzahl, Anteile als Bruchteile von 1
select
    target_status.target,
    target_status.category_name,
    target_status.project_name,
    target_status.name,
    target_status.kind,
    target_status.unit,
    target_status.direction,
    target_status.target_value,
    target_status.base_value,
    target_status.lower_bound,
    target_status.upper_bound,
    adjusted_target.adjusted_value,
    target_status.value,
    target_status.withheld,
    target_status.due,
    target_status.milestones,
    target_status.judgement,
    target_status.report_evidence,
    target_status.comment,
    target_status.share_of_year,
    target_status.ratio,
    adjusted_target.adjusted_ratio,
    target_status.percent_allowed,
    previous_value.value as previous_value,
    coalesce(previous_value.withheld, false) as previous_withheld,
    target_status.status,
    target_status.reason_code,
    target_status.reason,
    adjusted_target.rule_words,
    adjusted_target.outcome,
    adjusted_target.cause,
    adjusted_target.occurred_on::timestamp as occurred_on,
    adjusted_target.evidence_words,
    adjusted_target.money_before,
    adjusted_target.money_after,
    adjusted_target.source as deviation_source,
    target_status.reported_on::timestamp as reported_on,
    target_status.rule,
    target_status.evidence,
    target_status.report_source
from target_status
left join adjusted_target on target_status.target = adjusted_target.target
left join previous_value on target_status.target = previous_value.target
where target_status.county = $county and target_status.budget_year = $year
order by
    target_status.category nulls first, target_status.project_ordinal nulls first, target_status.name collate de, target_status.target
