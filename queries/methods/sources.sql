-- Frage: Aus welchen Quellen, in denen ein Wort vorkommt, stammen die Angaben, und was ist an ihnen schwach?
-- Zeile: eine Quelle; dazu die Zahl ihrer Angaben, die zum Stand gelten, und in jeder Zeile die Zahl der gefundenen Quellen
with used as (
    select delivery.source from amount
    inner join delivery on amount.delivery = delivery.id and delivery.event = 'recorded'
    union all
    select delivery.source from project
    inner join delivery on project.delivery = delivery.id and delivery.event = 'recorded'
    union all
    select delivery.source from remark
    inner join delivery on remark.delivery = delivery.id and delivery.event = 'recorded'
    union all
    select delivery.source from target
    inner join delivery on target.delivery = delivery.id and delivery.event = 'recorded'
    union all
    select delivery.source from report
    inner join delivery on report.delivery = delivery.id and delivery.event = 'recorded'
    union all
    select delivery.source from milestone
    inner join delivery on milestone.delivery = delivery.id and delivery.event = 'recorded'
    union all
    select delivery.source from county_measure
    inner join delivery on county_measure.delivery = delivery.id and delivery.event = 'recorded'
    union all
    select delivery.source from deviation
    inner join delivery on deviation.delivery = delivery.id and delivery.event = 'recorded'
    union all
    select delivery.source from commitment
    inner join delivery on commitment.delivery = delivery.id and delivery.event = 'recorded'
    union all
    select delivery.source from target_result
    inner join delivery on target_result.delivery = delivery.id and delivery.event = 'recorded'
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
    coalesce(counted.facts, 0) as facts,
    count(*) over () as found
from source
left join counted on source.id = counted.source
where
    contains(
        lower(concat_ws(
            chr(10),
            source.title,
            source.publisher,
            day_words(source.published_on),
            source.collected,
            source.timeliness,
            source.covers,
            source.known_faults,
            source.url
        )),
        lower(trim($search))
    )
order by source.published_on nulls last, source.title
limit $most
