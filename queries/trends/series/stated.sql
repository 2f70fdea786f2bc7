-- Frage: Welche Budgets jedes Gebiets stehen hinter den Summen der Jahre, und wo?
-- Zeile: ein Gebiet, ein Haushaltsjahr, ein Programm und eine Stufe; Euro; Fundstellen durch Zeilenende getrennt
-- Vergleicht: nichts, weil jedes Jahr für sich steht
select
    stated.unit,
    stated.short_name,
    stated.budget_year,
    stated.stretch,
    stated.programme,
    stated.stage,
    stated.euros,
    stated.precision,
    string_agg(distinct budget.evidence, chr(10) order by budget.evidence) as evidence
from budget_unit as stated
inner join programme on stated.programme = programme.code
inner join budget
    on
        list_contains(string_split(stated.unit, '+'), budget.county)
        and stated.budget_year = budget.budget_year
        and stated.programme = budget.programme
        and stated.stage = budget.stage
where
    stated.territory = $territory
    and (programme.code = $programme or programme.predecessor_of = $programme)
    and unit_chosen($counties, stated.unit)
group by all
order by stated.programme, stated.stage, stated.budget_year, stated.short_name, stated.unit
