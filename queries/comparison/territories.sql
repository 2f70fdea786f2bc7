-- Frage: Welche Gebiete haben zwischen zwei Jahren einen anderen Zuschnitt, und wie lassen sie sich dennoch vergleichen?
-- Zeile: eine Gebietskörperschaft mit Gebietswechsel; das Gebiet, das über ihn hinweg gleich bleibt, wenn es eins gibt
-- Vergleicht: nichts, weil es sagt, was einen Vergleich bricht
select
    territory_change.county,
    any_value(territory_change.note) as note,
    any_value(territory_unit.unit) as unit,
    any_value(territory_unit.name) as unit_name
from territory_change
left join territory_unit on territory_change.county = territory_unit.county
where
    territory_change.budget_year > least($year, $other_year)
    and territory_change.budget_year <= greatest($year, $other_year)
group by territory_change.county
order by territory_change.county
