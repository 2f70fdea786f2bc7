-- Frage: Auf welchen Stellen beruhen die Budgets über die Jahre?
-- Zeile: eine Fundstelle eines Programms und einer Stufe; $stage leer heißt alle Stufen, dann auch die der Vorläufer
select distinct
    budget.programme,
    budget.stage,
    budget.evidence
from budget
inner join programme on budget.programme = programme.code
inner join county_unit($territory) as member on budget.county = member.county
where
    (programme.code = $programme or ($stage::varchar is null and programme.predecessor_of = $programme))
    and ($stage::varchar is null or budget.stage = $stage::varchar)
    and unit_chosen($counties, member.unit)
order by budget.evidence, budget.programme, budget.stage
