-- Frage: Welche Beträge stehen in der Zielvereinbarung dieser Gebietskörperschaft für dieses Jahr?
-- Zeile: ein vereinbarter Betrag, der aus ihrem Text übernommen wurde und noch gilt; Euro; das Ganze vor seinen Teilen
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
    section_of(amount.citation) as section,
    amount.delivery || ' # ' || amount.citation as evidence
from agreement
inner join amount
    on
        agreement.delivery = amount.delivery
        and agreement.county = amount.county
        and agreement.budget_year = amount.budget_year
        and amount.stage = 'agreed'
left join project on amount.project = project.id
left join measure_category
    on
        amount.category = measure_category.category
        and $year between measure_category.valid_from and coalesce(measure_category.valid_to, 9999)
where agreement.county = $county and agreement.budget_year = $year
order by amount.level <> 'total', amount.programme, amount.category, project.ordinal nulls first, amount.id
