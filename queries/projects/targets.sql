-- Frage: Welche Ziele hat diese eine Maßnahme, und wie steht es um sie?
-- Zeile: ein Ziel mit Zielwert, letzter Meldung und Status; Werte in der Einheit der Kennzahl
-- Vergleicht: nichts, weil jedes Ziel für sich am eigenen Zielwert seines Jahres steht
select
    target_status.name,
    indicator.name as indicator,
    target_status.kind,
    target_status.unit,
    target_status.direction,
    target_status.target_value::double as target_value,
    target_status.value::double as value,
    target_status.withheld,
    target_status.reported_on::timestamp as reported_on,
    target_status.due,
    target_status.share_of_year,
    target_status.status,
    target_status.reason,
    target_status.dialogue_result,
    target_status.dialogue_on::timestamp as dialogue_on,
    target_status.dialogue_note,
    target_status.dialogue_state,
    target_status.evidence,
    target_status.report_source
from target_status
left join indicator on target_status.indicator = indicator.code
where target_status.project = $project::varchar
order by target_status.target
