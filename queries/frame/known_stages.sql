-- Frage: Zu welchen Stufen eines Programms machen Gebiete in einem Jahr Angaben?
-- Zeile: eine Stufe mit der Zahl der Gebiete, die bekannteste zuerst
-- Vergleicht: nichts, weil die Zahl der Gebiete nur die Stufe vorschlägt
select
    stage,
    count(*) as counties
from budget
where county <> '06' and budget_year = $year and programme = $programme
group by stage
order by counties desc, stage
