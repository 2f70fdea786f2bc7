-- Frage: Auf welchen Vereinbarungen, Meldungen und Vermerken beruhen die Ziele der Auswahl und ihr Status?
-- Zeile: eine Fundstelle
with chosen as (
    select
        target_status.evidence,
        target_status.report_source,
        target_status.deviation_source,
        target_status.dialogue_source,
        previous_value.evidence as previous_source
    from read_target($year, $programme, $counties, $categories, $statuses, $kinds, $today) as target_status
    left join previous_value on target_status.target = previous_value.target
)

select evidence from chosen
union
select report_source as evidence from chosen
where report_source is not null
union
select deviation_source as evidence from chosen
where deviation_source is not null
union
select dialogue_source as evidence from chosen
where dialogue_source is not null
union
select previous_source as evidence from chosen
where previous_source is not null
order by evidence
