-- Frage: Aus welchen Maßnahmenarten ist ein Budget zusammengezählt, das kein Dokument als Ganzes nennt?
-- Zeile: ein genannter Betrag einer Maßnahmenart eines solchen Budgets; Euro
-- Vergleicht: nichts, weil die Zeilen erst Summanden eines Budgets sind
select
    amount.county,
    county.short_name,
    amount.budget_year,
    measure_category.short_name as category_name,
    amount.euros::double as euros,
    amount.precision,
    reference(amount.delivery, amount.citation) as evidence
from budget
inner join amount
    on
        budget.county = amount.county
        and budget.budget_year = amount.budget_year
        and budget.programme = amount.programme
        and budget.stage = amount.stage
        and amount.level = 'category'
        and amount.euros is not null
inner join county on amount.county = county.county
inner join measure_category
    on
        amount.category = measure_category.category
        and applies_in(amount.budget_year, measure_category.valid_from, measure_category.valid_to)
where budget.amount is null and budget.programme = $programme and budget.stage = $stage
order by amount.county, amount.budget_year, amount.category, amount.id
