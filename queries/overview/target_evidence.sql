-- Frage: Auf welchen Stellen beruhen die Ziele der Auswahl und ihr Status?
-- Zeile: eine Fundstelle
with chosen as (
    select
        evidence,
        report_source
    from chosen_target($year, $programme, $counties, $categories)
)

select evidence from chosen
union
select report_source as evidence from chosen
where report_source is not null
order by evidence
