-- Frage: Zu welcher Stufe nennt diese Gebietskörperschaft am meisten: Beträge je Maßnahme im Jahr, Budgets über die Jahre?
-- Zeile: eine Stufe; Zahl der Maßnahmen mit Betrag im Jahr, Zahl der Jahre mit Budget
-- Vergleicht: nichts, weil die Zahl der Angaben nur die Stufe vorschlägt
with told as (
    select
        stage,
        project,
        null::integer as budget_year
    from allocation
    where county = $county and budget_year = $year and programme = $programme and project is not null
    union all
    select
        stage,
        null as project,
        budget_year
    from budget
    where county = $county and programme = $programme
)

select
    stage,
    count(distinct project) as projects,
    count(distinct budget_year) as years
from told
group by stage
order by stage
