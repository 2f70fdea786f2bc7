-- Frage: Wie viel trägt jedes Gebiet zur Veränderung des Budgets zwischen zwei Jahren bei?
-- Zeile: ein Gebiet mit vergleichbarer Angabe in beiden Jahren; Euro, alle zusammen sind die erklärte Veränderung
-- Vergleicht: Jahre
select
    compared.unit,
    any_value(member.short_name) as short_name,
    any_value(compared.euros_before) as euros_before,
    any_value(compared.euros_after) as euros_after,
    any_value(compared.euros_after) - any_value(compared.euros_before) as difference,
    (
        (any_value(compared.euros_after) - any_value(compared.euros_before))
        / nullif(any_value(compared.euros_before), 0)
    )::double as ratio,
    bool_or(about.county is not null) as rounded
from compared_unit($territory, $before, $year, $programme, $stage, $counties::varchar[]) as compared
inner join county_unit($territory) as member on compared.unit = member.unit
left join (
    select distinct county
    from budget
    where budget_year in ($before, $year) and programme = $programme and stage = $stage and precision <> 'exact'
) as about on member.county = about.county
group by compared.unit
order by difference desc, short_name collate de, compared.unit
