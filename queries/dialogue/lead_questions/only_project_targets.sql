-- Frage: L-10 – Ist für Maßnahmen nur die Durchführung vereinbart und kein Wert, an dem der Erfolg zu messen wäre?
-- Zeile: keine oder eine; Rang 35
with counted as (
    select
        count(*) as projects,
        min(reference(project.delivery, project.citation)) as evidence,
        (
            select count(*) from target_status
            where county = $county and budget_year = $year and kind = 'numeric'
        ) as numeric_targets
    from project
    where project.county = $county and project.budget_year = $year
)

select
    'nur Projektziele' as subject,
    35.0 as weight,
    'Für ' || case when projects = 1 then 'die Maßnahme' else 'alle ' || projects || ' Maßnahmen' end
    || ' ist die Durchführung vereinbart, aber kein Zielwert. Woran soll der Erfolg gemessen werden?' as text,
    projects || ' Maßnahmen, 0 Ziele mit Zahl' as figures,
    evidence
from counted
where projects > 0 and numeric_targets = 0
order by subject
