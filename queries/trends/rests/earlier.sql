-- Frage: Welcher Anteil des Bescheids war in früheren abgeschlossenen Jahren am Ende ausgezahlt?
-- Zeile: eine Gebietskörperschaft und ein früheres Haushaltsjahr auf demselben Gebietsstand; Euro
-- Vergleicht: Stufen
select
    granted.county,
    granted.budget_year,
    granted.euros as granted,
    paid.euros as paid,
    granted.evidence,
    paid.evidence as paid_evidence
from budget as granted
inner join budget as paid
    on
        granted.county = paid.county
        and granted.budget_year = paid.budget_year
        and granted.programme = paid.programme
        and paid.stage = 'paid'
where
    granted.stage = 'granted'
    and granted.euros > 0
    and granted.programme = $programme
    and granted.budget_year between $year - 7 and $year - 2
    and county_chosen($counties, granted.county)
    and not exists (
        select * from territory_change
        where
            territory_change.county = granted.county
            and territory_change.budget_year > granted.budget_year
            and territory_change.budget_year <= $year
    )
order by granted.county, granted.budget_year
