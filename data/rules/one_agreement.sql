-- Für welche Gebietskörperschaft und welches Haushaltsjahr gelten zwei Zielvereinbarungen?
-- Eine Zeile je Gebietskörperschaft und Haushaltsjahr.
select
    'agreement' as table_name,
    string_agg(agreement.id, ' und ' order by agreement.id) as key,
    'hard' as severity,
    'Für ' || coalesce(max(county.name), agreement.county) || ' und ' || agreement.budget_year || ' gelten ' || count(*) || ' Zielvereinbarungen.' as sentence,
    'Bitte eine unter dem Schlüssel der anderen berichtigen, oder die überzählige Lieferung zurückziehen.' as way_out
from group_agreement as agreement
left join county on agreement.county = county.county
group by agreement.county, agreement.budget_year
having count(*) > 1
