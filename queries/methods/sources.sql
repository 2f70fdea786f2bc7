-- Frage: Aus welchen Quellen stammen die Angaben, was decken sie ab und was ist an ihnen schwach?
-- Zeile: eine Quelle; dazu die Zahl ihrer Beträge, Maßnahmen und Anmerkungen, die zum Stand gelten
with used as (
    select delivery.source from amount
    inner join delivery on amount.delivery = delivery.id and delivery.event = 'recorded'
    union all
    select delivery.source from project
    inner join delivery on project.delivery = delivery.id and delivery.event = 'recorded'
    union all
    select delivery.source from remark
    inner join delivery on remark.delivery = delivery.id and delivery.event = 'recorded'
),

counted as (
    select
        source,
        count(*) as facts
    from used
    group by source
)

select
    source.title,
    source.publisher,
    source.published_on::timestamp as published_on,
    source.collected,
    source.timeliness,
    source.covers,
    source.known_faults,
    source.url,
    coalesce(counted.facts, 0) as facts
from source
left join counted on source.id = counted.source
order by source.published_on nulls last, source.title
limit $most
