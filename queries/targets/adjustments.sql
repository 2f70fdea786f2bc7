-- Frage: Was sagt jede Abweichung nach § 6 und jeder Dialog, das den Wert eines Ziels anpasst?
-- Zeile: eine Abweichung oder ein neuer Zielwert und ein Ziel, das sie nennt, in der Folge der Ereignisse; Geld in Euro, Anteile als Bruchteile von 1
select
    adjustment.target,
    if(adjustment.rule = 'dialogue', 'explicit', adjustment.rule) as rule,
    adjustment.money_before,
    adjustment.money_after,
    adjustment.fixed_cost_share,
    adjustment.key_data_assumed,
    adjustment.key_data_actual,
    adjustment.adjusted_value,
    indicator.scales_with_budget,
    -- a share of cases stays a share, a band a band
    coalesce(not indicator.rate and indicator.direction <> 'band', false) as counted,
    adjustment.source as evidence
from adjustment() as adjustment
inner join chosen_target($year, $programme, $counties, $categories) as target_status
    on adjustment.target = target_status.target
left join indicator on target_status.indicator = indicator.code
order by adjustment.target, adjustment.occurred_on, adjustment.id
