-- Frage: Welche Gebiete zählen auf heutigem Gebietsstand als eine Einheit?
-- Zeile: eine Einheit mit den Namen ihrer Gebiete
select
    territory_unit.unit,
    territory_unit.name,
    string_agg(county.short_name, ' und ' order by territory_unit.from_year, county.county) as counties
from territory_unit
inner join county on territory_unit.county = county.county
group by territory_unit.unit, territory_unit.name
order by territory_unit.name
