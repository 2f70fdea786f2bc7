-- Frage: In welchen anderen Jahren gibt es Bezugsgrößen, nach denen sich verteilen ließe?
-- Zeile: ein Haushaltsjahr mit Bezugsgrößen; Zahl der Gebietskörperschaften mit mindestens einer, das nächste Jahr zuerst
-- Vergleicht: nichts, weil die Zahl der Gebiete nur das Jahr vorschlägt
select
    existing.budget_year,
    count(distinct existing.county) as counties
from county_year as existing
inner join shown_measure
    on
        existing.county = shown_measure.county
        and existing.budget_year between shown_measure.territory_from and coalesce(shown_measure.territory_to, 9999)
inner join context_measure on shown_measure.measure = context_measure.code and context_measure.role = 'denominator'
-- a year without any budget is no year to choose
semi join budget on existing.budget_year = budget.budget_year
where existing.exists_in_year and existing.budget_year <> $year
group by existing.budget_year
order by abs(existing.budget_year - $year), existing.budget_year desc
