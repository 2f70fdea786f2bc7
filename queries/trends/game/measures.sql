-- Frage: Nach welchen Bezugsgrößen ließe sich im Jahr verteilen?
-- Zeile: eine Bezugsgröße; Zahl der Gebietskörperschaften mit Angabe und erster bis letzter Stichtag
select
    context_measure.code as measure,
    context_measure.name,
    count(*) as counties,
    min(shown_measure.measured_on)::timestamp as first_measured_on,
    max(shown_measure.measured_on)::timestamp as last_measured_on
from context_measure
inner join shown_measure
    on
        context_measure.code = shown_measure.measure
        and $year between shown_measure.territory_from and coalesce(shown_measure.territory_to, 9999)
inner join county_year as existing
    on shown_measure.county = existing.county and existing.budget_year = $year and existing.exists_in_year
where context_measure.role = 'denominator'
group by context_measure.code, context_measure.name
order by counties desc, context_measure.code
