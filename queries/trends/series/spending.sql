-- Frage: In welchen Jahren wird das bewilligte Geld ausgegeben, soweit Jahresraten genannt sind?
-- Zeile: ein Ausgabejahr (oder eine Spanne) und ob es das Haushaltsjahr selbst ist; Euro. Leer: ohne genannte Jahresrate
with chosen as (
    select
        county,
        budget_year,
        euros,
        precision
    from budget
    where
        counted_county($counties, county)
        and programme = $programme
        and stage = $stage
),

rate as (
    select
        amount.county,
        amount.budget_year,
        amount.spending_from,
        coalesce(amount.spending_to, amount.spending_from) as spending_to,
        amount.euros,
        amount.precision
    from amount
    inner join chosen on amount.county = chosen.county and amount.budget_year = chosen.budget_year
    where
        amount.level = 'tranche'
        and amount.euros is not null
        and amount.programme = $programme
        and amount.stage = $stage
        and amount.spending_from is not null
),

every as (
    select
        spending_from,
        spending_to,
        spending_to = budget_year as is_budget_year,
        euros,
        precision,
        county || '/' || budget_year as budget
    from rate
    union all
    select
        null as spending_from,
        null as spending_to,
        null as is_budget_year,
        chosen.euros - coalesce(stated.euros, 0) as euros,
        difference_precision(chosen.precision, coalesce(stated.precision, 'exact')) as precision,
        chosen.county || '/' || chosen.budget_year as budget
    from chosen
    left join
        (
            select
                county,
                budget_year,
                sum(euros) as euros,
                joint_precision(precision) as precision
            from rate
            group by county, budget_year
        ) as stated
        on chosen.county = stated.county and chosen.budget_year = stated.budget_year
    where chosen.euros <> coalesce(stated.euros, 0)
)

select
    spending_from,
    spending_to,
    is_budget_year,
    sum(euros) as euros,
    count(distinct budget) as budgets,
    joint_precision(precision) as precision
from every
group by spending_from, spending_to, is_budget_year
order by spending_from nulls last, spending_to, is_budget_year desc
