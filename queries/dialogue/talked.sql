-- Frage: Mit wem ist bis zum Tag ein Zielsteuerungsdialog zu diesem oder einem früheren Jahr erfasst?
-- Zeile: eine Gebietskörperschaft, mit der mindestens einer erfasst ist; ohne Zeile ist keiner erfasst
-- Vergleicht: nichts, weil nur gefragt wird, ob gesprochen wurde
select distinct county
from dialogue
where
    county_chosen($counties, county)
    and budget_year <= $year
    and held_on <= $day::date
order by county
