-- Frage: Was ist nach einem Zeitpunkt in den Datensatz aufgenommen worden und gilt noch als Lieferung?
-- Zeile: eine Lieferung, die neueste zuerst, höchstens $most; arrived zählt alle
-- Vergleicht: nichts, weil Lieferungen nur genannt werden
select
    delivery_state.id as delivery,
    coalesce(source.title, delivery_state.source) as title,
    delivery_state.recorded_at,
    delivery_state.recorded_by,
    count(*) over () as arrived
from delivery_state
left join source on delivery_state.source = source.id
where delivery_state.number > $number and not delivery_state.withdrawn
order by delivery_state.number desc
limit $most
