-- Frage: Welche Preisindizes hat eine Lieferung gebracht, und für welche Jahre?
-- Zeile: ein Index mit seinen Jahren und seiner Quelle; ohne Lieferung keine
select
    context_measure.code,
    context_measure.name,
    list_sort(list(distinct shown_measure.territory_from)) as years,
    string_agg(distinct source.publisher, ', ') as publisher,
    list_sort(list(distinct reference(shown_measure.delivery, shown_measure.citation))) as evidence
from context_measure
inner join shown_measure on context_measure.code = shown_measure.measure and shown_measure.county = '06'
inner join delivery on shown_measure.delivery = delivery.id and delivery.event = 'recorded'
inner join source on delivery.source = source.id
where context_measure.role = 'index' and shown_measure.value > 0
group by context_measure.code, context_measure.name
order by context_measure.name collate de
