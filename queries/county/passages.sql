-- Frage: Wie lautet die Zielvereinbarung dieser Gebietskörperschaft in diesem Jahr?
-- Zeile: ein Abschnitt in der Reihenfolge des Dokuments, mit seinem Wortlaut
select
    passage.section,
    passage.title,
    wording(passage.text) as text,
    reference(passage.delivery, passage.citation) as evidence
from agreement
inner join passage on agreement.delivery = passage.delivery
where agreement.county = $county and agreement.budget_year = $year
order by passage.ordinal, passage.id
