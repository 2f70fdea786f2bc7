-- Frage: Was haben Kreis, Ministerium oder Veröffentlichungen zu dieser Gebietskörperschaft angemerkt?
-- Zeile: eine Anmerkung des Jahres, oder ohne Jahr
select
    budget_year,
    side,
    author,
    written_on::timestamp as written_on,
    text,
    reference(delivery, citation) as evidence
from remark
where county = $county and (budget_year = $year or budget_year is null)
order by budget_year nulls last, written_on nulls last, text
