-- Frage: Welche Maßnahmen beider Jahre sind gepaart, und wie viel Geld ist in einem Jahr allein?
-- Zeile: ein Paar fortgeführter Maßnahmen, oder alles Übrige eines Teils der Veränderung zusammen; Euro und Plätze
-- Vergleicht: nichts, weil die Paare erst in der Erklärten Veränderung verrechnet werden
with pair as (
    select *
    from change_pair($territory, $before, $year, $programme, $stage, $counties::varchar[])
)

select
    part,
    old_euros,
    new_euros,
    old_places,
    new_places
from pair
where part = 'continued'
union all
select
    part,
    sum(old_euros) as old_euros,
    sum(new_euros) as new_euros,
    null as old_places,
    null as new_places
from pair
where part <> 'continued'
group by part
order by part, new_euros desc, old_euros desc, old_places, new_places
