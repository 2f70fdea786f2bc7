-- The counties of the kind of one in a year, and what each was agreed, granted and paid: who stands beside whom.
-- Makes: peer_money
-- Reads: budget, county, county_year
create macro peer_money(asked_county, asked_year, asked_programme) as table
    select
        existing.county,
        existing.county = asked_county as own,
        existing.short_name,
        existing.position,
        existing.population,
        existing.population_on,
        existing.population_evidence,
        max(budget.euros) filter (where budget.stage = 'agreed') as agreed,
        max(budget.euros) filter (where budget.stage = 'granted') as granted,
        max(budget.euros) filter (where budget.stage = 'paid') as paid,
        max(budget.precision) filter (where budget.stage = 'agreed') as agreed_precision,
        max(budget.precision) filter (where budget.stage = 'granted') as granted_precision,
        max(budget.precision) filter (where budget.stage = 'paid') as paid_precision,
        max(budget.evidence) filter (where budget.stage = 'agreed') as agreed_evidence,
        max(budget.evidence) filter (where budget.stage = 'granted') as granted_evidence,
        max(budget.evidence) filter (where budget.stage = 'paid') as paid_evidence
    from county_year as existing
    left join budget
        on
            existing.county = budget.county
            and budget.budget_year = asked_year
            and budget.programme = asked_programme
    where
        existing.budget_year = asked_year
        and existing.exists_in_year
        and existing.kind = (
            select county.kind from county
            where county.county = asked_county
        )
    group by all;
