-- Für welche Gebietskörperschaft und welches Haushaltsjahr gelten zwei Zielvereinbarungen?
-- Eine Zeile je Gebietskörperschaft und Haushaltsjahr.
select
    'agreement' as table_name,
    string_agg(id, ' und ' order by id) as key,
    'hard' as severity,
    'Für ' || county || ' und ' || budget_year || ' gelten ' || count(*) || ' Zielvereinbarungen.' as sentence,
    'Bitte eine unter dem Schlüssel der anderen berichtigen, oder die überzählige Lieferung zurückziehen.' as way_out
from group_agreement
group by county, budget_year
having count(*) > 1
