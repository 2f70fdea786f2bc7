-- Frage: Welche Beträge nennen die Quellen für diese eine Maßnahme, und wo stehen sie?
-- Zeile: ein genannter Betrag in Euro, in der Reihenfolge der Stufen
-- Vergleicht: nichts, weil jeder Betrag für sich steht
select
    amount.stage,
    amount.euros::double as euros,
    amount.precision,
    amount.state,
    amount.inferred,
    source.title as document,
    amount.citation,
    reference(amount.delivery, amount.citation) as evidence
from amount
left join delivery on amount.delivery = delivery.id and delivery.event = 'recorded'
left join source on delivery.source = source.id
where amount.project = $project::varchar
order by
    list_position(['announced', 'agreed', 'granted', 'paid', 'verified', 'unstated'], amount.stage),
    amount.stated_on,
    amount.id
