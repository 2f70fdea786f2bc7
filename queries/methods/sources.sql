-- Frage: Aus welchen Quellen, in denen ein Wort vorkommt, stammen die Angaben, und was ist an ihnen schwach?
-- Zeile: eine Quelle; dazu die Zahl ihrer Angaben, die zum Stand gelten, und in jeder Zeile die Zahl der gefundenen Quellen
with counted as (
    select
        delivery.source,
        count(*) as facts
    from fact
    inner join delivery on fact.delivery = delivery.id and delivery.event = 'recorded'
    -- not its own wording and what is said of it
    where
        fact.table_name in (
            'amount', 'project', 'target', 'milestone', 'report', 'target_result', 'county_measure', 'deviation', 'commitment',
            'remark'
        )
    group by delivery.source
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
