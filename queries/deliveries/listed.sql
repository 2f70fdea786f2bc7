-- Frage: Welche Lieferungen gibt es, von wem, aus welcher Datei, und was ist aus ihnen geworden?
-- Zeile: eine Lieferung, die neueste zuerst
with holding as (
    select
        delivery,
        count(*) as facts,
        count(*) filter (table_name <> 'source') as beside_source,
        count(*) filter (state = 'provisional') as provisional
    from fact
    group by delivery
)

select
    delivery_state.id as delivery,
    delivery_state.number,
    source.title,
    delivery_state.source,
    delivery_state.recorded_at,
    delivery_state.recorded_by,
    delivery_state.file_name,
    delivery_state.file_hash,
    delivery_state.note,
    coalesce(holding.facts, 0) as facts,
    coalesce(holding.provisional, 0) as provisional,
    delivery_state.checked_by,
    delivery_state.checked_at,
    delivery_state.turned_by,
    delivery_state.turned_at,
    delivery_state.reason,
    case
        when delivery_state.withdrawn then 'withdrawn'
        when coalesce(holding.beside_source, 0) = 0 then 'replaced'
        when delivery_state.checked_by is not null then 'checked'
        when holding.provisional > 0 then 'provisional'
        else 'standing'
    end as state
from delivery_state
left join source on delivery_state.source = source.id
left join holding on delivery_state.id = holding.delivery
order by delivery_state.number desc
