-- Frage: Auf welchen Fundstellen beruht die selbst zusammengestellte Tabelle?
-- Zeile: eine Fundstelle
select distinct evidence
from
    pivot_fact(
        $measure, $down::varchar[] || $across::varchar[], $year, $programme, $stage, $counties, $categories
    )
where evidence is not null
order by evidence
