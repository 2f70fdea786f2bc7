-- Frage: Wie viel trägt jedes Gebiet zur Veränderung des Budgets zwischen zwei Jahren bei?
-- Zeile: ein Gebiet mit vergleichbarer Angabe in beiden Jahren; Euro, alle zusammen sind die erklärte Veränderung
-- Vergleicht: Jahre
select
    compared.unit,
    any_value(member.short_name) as short_name,
    any_value(compared.euros_before) as euros_before,
    any_value(compared.euros_after) as euros_after,
    any_value(compared.precision_before) as precision_before,
    any_value(compared.precision_after) as precision_after,
    any_value(compared.euros_after) - any_value(compared.euros_before) as difference,
    (
        (any_value(compared.euros_after) - any_value(compared.euros_before))
        / nullif(any_value(compared.euros_before), 0)
    )::double as ratio,
    any_value(difference_precision(compared.precision_after, compared.precision_before)) as precision
from compared_unit($territory, $before, $year, $programme, $stage, $counties::varchar[]) as compared
inner join county_unit($territory) as member on compared.unit = member.unit
group by compared.unit
order by difference desc, short_name collate de, compared.unit
