-- Frage: Welche unterjährigen Abweichungen nach § 6 sind in diesem Jahr dokumentiert, und wer hielt sie wann fest?
-- Zeile: eine Abweichung mit dem, was ihre Regel braucht; Geld in Euro, der Anteil der Fixkosten als Bruchteil von 1
select
    deviation.id as deviation,
    deviation.occurred_on::timestamp as occurred_on,
    deviation.cause,
    deviation.evidence as proof,
    deviation.targets,
    deviation.rule,
    deviation.money_before,
    deviation.money_after,
    deviation.fixed_cost_share,
    deviation.key_data_assumed,
    deviation.key_data_actual,
    deviation.adjusted_value,
    delivery_state.recorded_by,
    delivery_state.recorded_at,
    reference(deviation.delivery, deviation.citation) as evidence
from deviation
inner join delivery_state on deviation.delivery = delivery_state.id
where deviation.county = $county and deviation.budget_year = $year
order by deviation.occurred_on, deviation.id
