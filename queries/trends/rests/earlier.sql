-- Frage: Welcher Anteil des Bescheids war in früheren abgeschlossenen Jahren am Ende ausgezahlt?
-- Zeile: eine Gebietskörperschaft und ein früheres Haushaltsjahr auf demselben Gebietsstand; Euro
-- Vergleicht: Stufen
select
    county,
    budget_year,
    granted,
    paid,
    granted_precision,
    paid_precision,
    evidence,
    paid_evidence
from earlier_draw($programme, $year)
where county_chosen($counties, county)
order by county, budget_year
