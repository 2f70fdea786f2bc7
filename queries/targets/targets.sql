-- Frage: Was ist vereinbart, was ist gemeldet, wie war das Vorjahr, und wie steht jedes Ziel?
-- Zeile: ein Ziel, Handlungsbedarf zuerst; Werte in der Einheit der Kennzahl, Anteile als Bruchteile von 1; Status nach der Regel des Jahres oder heute
-- Vergleicht: Jahre
select
    target_status.target,
    county.short_name,
    target_status.category_name,
    target_status.project_name,
    target_status.kind,
    target_status.name,
    target_status.unit,
    target_status.direction,
    target_status.target_value,
    target_status.base_value,
    target_status.base_withheld,
    target_status.lower_bound,
    target_status.upper_bound,
    target_status.value,
    target_status.missing,
    target_status.withheld,
    target_status.due,
    target_status.milestones,
    target_status.judgement,
    target_status.report_evidence,
    target_status.comment,
    target_status.share_of_year,
    target_status.ratio,
    target_status.percent_allowed,
    adjusted_target.adjusted_value,
    adjusted_target.adjusted_ratio,
    adjusted_target.adjusted_place,
    previous_value.value as previous_value,
    coalesce(previous_value.withheld, false) as previous_withheld,
    previous_value.ratio as previous_ratio,
    target_status.status,
    target_status.own_status,
    target_status.computed_status,
    target_status.dialogue_result,
    target_status.dialogue_on::timestamp as dialogue_on,
    target_status.dialogue_note,
    target_status.dialogue_state,
    target_status.reason_code,
    target_status.reason,
    target_status.reported_on::timestamp as reported_on,
    target_status.report_state,
    target_status.rule
from read_target($year, $programme, $counties, $categories, $statuses, $kinds, $today) as target_status
inner join county on target_status.county = county.county
left join adjusted_target on target_status.target = adjusted_target.target
left join previous_value on target_status.target = previous_value.target
order by
    list_position(
        ['missed', 'at_risk', 'justified', 'not_assessable', 'no_target', 'on_track', 'achieved', 'dropped'],
        target_status.status
    ),
    target_status.ratio / coalesce(nullif(target_status.share_of_year, 0), 1) nulls last,
    county.short_name collate de,
    target_status.category nulls first,
    target_status.project_ordinal nulls first,
    target_status.name collate de,
    target_status.target
