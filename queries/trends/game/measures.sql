-- Frage: Nach welchen Bezugsgrößen ließe sich im Jahr verteilen?
-- Zeile: eine Bezugsgröße; Zahl der Gebietskörperschaften mit Angabe und erster bis letzter Stichtag
select
    context_measure.code as measure,
    context_measure.name,
    count(distinct county_measure.county) as counties,
    min(county_measure.measured_on)::timestamp as first_measured_on,
    max(county_measure.measured_on)::timestamp as last_measured_on
from context_measure
inner join county_measure
    on
        context_measure.code = county_measure.measure
        and $year between county_measure.territory_from and coalesce(county_measure.territory_to, 9999)
inner join county_year as existing
    on county_measure.county = existing.county and existing.budget_year = $year and existing.exists_in_year
where context_measure.role = 'denominator'
group by context_measure.code, context_measure.name
order by counties desc, context_measure.code
