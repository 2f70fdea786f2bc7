-- Frage: Welche Beträge sind mit der Zielvereinbarung dieser Gebietskörperschaft für dieses Jahr vereinbart?
-- Zeile: ein geltender Betrag ihres Textes oder ein anderswo berichtigter Gesamtbetrag; Euro; das Ganze zuerst
with named as (
    -- a join with the Maßnahmen of all counties took 20 s at ten million
    select
        id,
        name,
        ordinal
    from project
    where county = $county and budget_year = $year
)

select
    amount.id as amount,
    amount.programme,
    amount.level,
    measure_category.short_name as category_name,
    named.name as project_name,
    amount.purpose,
    amount.spending_from,
    amount.funding_source,
    amount.euros::double as euros,
    amount.precision,
    agreement.delivery = amount.delivery as in_document,
    section_of(amount.citation) as section,
    reference(amount.delivery, amount.citation) as evidence
from agreement
inner join amount
    on
        agreement.county = amount.county
        and agreement.budget_year = amount.budget_year
        and (agreement.delivery = amount.delivery or amount.level = 'total')
        and amount.stage = 'agreed'
left join named on amount.project = named.id
left join measure_category
    on
        amount.category = measure_category.category
        and applies_in($year, measure_category.valid_from, measure_category.valid_to)
where
    agreement.county = $county
    and agreement.budget_year = $year
    and amount.county = $county
    and amount.budget_year = $year
order by amount.level <> 'total', amount.programme, amount.category, named.ordinal nulls first, amount.id
