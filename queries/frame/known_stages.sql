-- Frage: Zu welchen Programmen und Stufen machen Gebiete in einem Jahr Angaben?
-- Zeile: eine Stufe eines Programms mit der Zahl der Gebiete, die bekannteste zuerst
-- Vergleicht: nichts, weil die Zahl der Gebiete nur Programm und Stufe vorschlägt
select
    programme,
    stage,
    count(*) as counties
from budget
where county <> '06' and budget_year = $year
group by programme, stage
order by counties desc, programme, stage
