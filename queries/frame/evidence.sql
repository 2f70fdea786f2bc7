-- Frage: In welchem Dokument, an welcher Stelle und aus welcher Lieferung steht eine Zahl?
-- Zeile: eine Fundstelle
with asked as (
    select distinct unnest($wanted::varchar[]) as evidence
),

split as (
    select
        evidence,
        split_part(evidence, ' # ', 1) as delivery,
        substr(evidence, strpos(evidence, ' # ') + 3) as citation
    from asked
)

select
    split.evidence,
    source.title as document,
    source.publisher,
    source.published_on::timestamp as published_on,
    source.url,
    split.citation,
    wording(passage.text) as passage,
    split.delivery,
    delivery.recorded_at,
    delivery.recorded_by,
    source.known_faults,
    source.invented
from split
inner join delivery on split.delivery = delivery.id and delivery.event = 'recorded'
inner join source on delivery.source = source.id
left join passage on split.delivery = passage.delivery and section_of(split.citation) = passage.section
order by source.title, split.citation, split.delivery
