-- Frage: Für welche Jahre liegt der Wortlaut der Zielvereinbarung dieser Gebietskörperschaft vor?
-- Zeile: ein Jahr mit Wortlaut, das jüngste zuerst; Anzahl der Abschnitte
-- Vergleicht: nichts, weil es Jahre mit Wortlaut sind
select
    agreement.budget_year,
    count(*) as sections
from agreement
inner join passage on agreement.delivery = passage.delivery
where agreement.county = $county
group by agreement.budget_year
order by agreement.budget_year desc
