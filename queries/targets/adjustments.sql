-- Frage: Was sagt jede Abweichung nach § 6 und jeder Dialog, das den Wert eines Ziels anpasst?
-- Zeile: eine Abweichung oder ein neuer Zielwert und ein Ziel, das sie nennt, in der Folge der Ereignisse; Geld in Euro, Anteile als Bruchteile von 1
with affected as (
    select
        id,
        occurred_on,
        rule,
        money_before,
        money_after,
        fixed_cost_share,
        key_data_assumed,
        key_data_actual,
        adjusted_value,
        reference(delivery, citation) as evidence,
        unnest(list_distinct(targets)) as target
    from deviation
    union all by name
    select
        held_on as occurred_on,
        'explicit' as rule,
        new_value as adjusted_value,
        source as evidence,
        target
    from dialogue_decision
    where result = 'new_target' and new_value is not null
)

select
    affected.target,
    affected.rule,
    affected.money_before,
    affected.money_after,
    affected.fixed_cost_share,
    affected.key_data_assumed,
    affected.key_data_actual,
    affected.adjusted_value,
    indicator.scales_with_budget,
    -- a share of cases stays a share, a band a band
    coalesce(not indicator.rate and indicator.direction <> 'band', false) as counted,
    affected.evidence
from affected
inner join chosen_target($year, $programme, $counties, $categories) as target_status
    on affected.target = target_status.target
left join indicator on target_status.indicator = indicator.code
order by affected.target, affected.occurred_on, affected.id
