-- Frage: Welche Beträge sind mit der Zielvereinbarung dieser Gebietskörperschaft für dieses Jahr vereinbart?
-- Zeile: ein geltender Betrag ihres Textes oder ein anderswo berichtigter Gesamtbetrag; Euro; das Ganze zuerst
select
    amount.id as amount,
    amount.programme,
    amount.level,
    measure_category.short_name as category_name,
    project.name as project_name,
    amount.purpose,
    amount.spending_from,
    amount.funding_source,
    amount.euros::double as euros,
    amount.precision,
    agreement.delivery = amount.delivery as in_document,
    section_of(amount.citation) as section,
    amount.delivery || ' # ' || amount.citation as evidence
from agreement
inner join amount
    on
        agreement.county = amount.county
        and agreement.budget_year = amount.budget_year
        and (agreement.delivery = amount.delivery or amount.level = 'total')
        and amount.stage = 'agreed'
left join project on amount.project = project.id
left join measure_category
    on
        amount.category = measure_category.category
        and $year between measure_category.valid_from and coalesce(measure_category.valid_to, 9999)
where agreement.county = $county and agreement.budget_year = $year
order by amount.level <> 'total', amount.programme, amount.category, project.ordinal nulls first, amount.id
