-- Frage: Wie viele Maßnahmen, die zu den gesuchten Wörtern und zur Auswahl passen, gibt es je Jahr und Maßnahmenart?
-- Zeile: ein Haushaltsjahr und eine Maßnahmenart (0: keine Angabe), die vorkommen; Anzahl der Maßnahmen
-- Vergleicht: nichts, weil gezählt wird, wie oft ein Wort vorkommt
select
    budget_year,
    coalesce(category, 0) as category,
    count(*) as projects
from search_projects($matches, $tokens)
where
    budget_year is not null
    and ($year::integer is null or budget_year = $year::integer)
    and county_chosen($counties, county)
    and category_chosen($categories, category)
group by budget_year, coalesce(category, 0)
order by budget_year, category
