-- Frage: Welche Statusregel gilt in welchem der beiden Jahre?
-- Zeile: eines der beiden Jahre und seine Regel
-- Vergleicht: nichts, weil es sagt, was einen Vergleich bricht
select
    asked.budget_year::integer as budget_year,
    rule.id as rule,
    rule.minimum_peers
from (select unnest([$year, $other_year]) as budget_year) as asked
inner join rule
    on applies_in(asked.budget_year, rule.valid_from, rule.valid_to)
group by asked.budget_year, rule.id, rule.minimum_peers
order by asked.budget_year, rule.id
