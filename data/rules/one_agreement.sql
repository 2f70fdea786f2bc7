-- Für welche Gebietskörperschaft und welches Haushaltsjahr gelten zwei Zielvereinbarungen?
-- Eine Zeile je Gebietskörperschaft und Haushaltsjahr.
select
    'Tabelle agreement, Schlüssel ' || string_agg(id, ' und ' order by id) || ': Für ' || county || ' und '
    || budget_year || ' gelten ' || count(*) || ' Zielvereinbarungen.' as violation
from agreement
group by county, budget_year
having count(*) > 1
order by violation
