-- Frage: Welche Ziele sind von einer Abweichung nach § 6 betroffen oder im Dialog neu vereinbart, und was macht sie aus Zielwert und Zielerreichung?
-- Zeile: ein betroffenes Ziel, das jüngste Ereignis zuerst; Geld in Euro, Zielerreichung als Bruchteile von 1
-- Vergleicht: nichts, weil jede Abweichung für sich steht
with origin as (
    select
        adjusted_target.target,
        list(distinct reference(deviation.delivery, deviation.citation)) as origins
    from adjusted_target
    inner join deviation on list_contains(adjusted_target.deviations, deviation.id)
    group by adjusted_target.target
)

select
    target_status.target,
    county.short_name,
    target_status.name,
    target_status.kind,
    target_status.unit,
    target_status.direction,
    adjusted_target.cause,
    adjusted_target.occurred_on::timestamp as occurred_on,
    adjusted_target.evidence_words,
    adjusted_target.rule_words,
    adjusted_target.start_value,
    adjusted_target.factor,
    adjusted_target.money_before,
    adjusted_target.money_after,
    target_status.target_value,
    adjusted_target.adjusted_value,
    target_status.base_value,
    target_status.lower_bound,
    target_status.upper_bound,
    target_status.value,
    target_status.missing,
    target_status.withheld,
    target_status.due,
    target_status.report_state,
    target_status.judgement,
    target_status.share_of_year,
    target_status.percent_allowed,
    target_status.ratio,
    adjusted_target.adjusted_ratio,
    adjusted_target.adjusted_place,
    adjusted_target.outcome,
    adjusted_target.state,
    target_status.status,
    target_status.reason_code,
    target_status.reason,
    target_status.reported_on::timestamp as reported_on,
    -- every place the row rests on, one a line
    list_aggregate(
        list_sort(list_distinct(list_concat(
            coalesce(origin.origins, []),
            [adjusted_target.source, target_status.evidence, target_status.report_source]
        ))),
        'string_agg', chr(10)
    ) as sources
from adjusted_target
inner join read_target($year, $programme, $counties, $categories, $statuses, $kinds, $today) as target_status
    on adjusted_target.target = target_status.target
left join origin on adjusted_target.target = origin.target
inner join county on target_status.county = county.county
order by
    list_position(['renegotiate', 'adjusted', 'unchanged'], adjusted_target.outcome),
    adjusted_target.occurred_on desc,
    county.short_name collate de,
    target_status.name collate de,
    target_status.target
