-- Frage: L-10 – Nennt die Zielvereinbarung für Maßnahmen nur die Durchführung und keinen Wert, an dem der Erfolg zu messen wäre?
-- Zeile: keine oder eine, nur wenn Zielvereinbarung und Ziele des Jahres erfasst sind; Rang 35
select
    'nur Projektziele' as subject,
    35.0 as weight,
    'Die Zielvereinbarung nennt für '
    || case count(distinct project) when 1 then 'eine Maßnahme' else count(distinct project) || ' Maßnahmen' end
    || ' die Durchführung, aber keinen Zielwert. Woran soll der Erfolg gemessen werden?' as text,
    count(*) || case count(*) when 1 then ' Ziel' else ' Ziele' end || ', davon 0 mit Zahl' as figures,
    'Davon hängt ab, ob das Ziel im nächsten Jahr mit Zahl oder Meilensteinen vereinbart wird.' as effect,
    min(evidence) as evidence
from target_status
where
    county = $county
    and budget_year = $year
    and status <> 'dropped'
    and exists (
        select 1 from agreement
        where agreement.county = $county and agreement.budget_year = $year
    )
having count(*) > 0 and count(distinct project) > 0 and count(*) filter (where kind = 'numeric') = 0
order by subject
