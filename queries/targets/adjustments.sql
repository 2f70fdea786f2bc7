-- Frage: Was sagt jede Abweichung nach § 6, das den Wert eines Ziels anpasst?
-- Zeile: eine Abweichung und ein Ziel, das sie nennt, in der Folge der Ereignisse; Geld in Euro, Anteile als Bruchteile von 1
with affected as (
    select
        *,
        unnest(list_distinct(targets)) as target
    from deviation
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
    reference(affected.delivery, affected.citation) as evidence
from affected
inner join target_status on affected.target = target_status.target
left join indicator on target_status.indicator = indicator.code
where
    target_status.budget_year = $year
    and target_status.programme = $programme
    and county_chosen($counties, target_status.county)
    and category_chosen($categories, target_status.category)
order by affected.target, affected.occurred_on, affected.id
