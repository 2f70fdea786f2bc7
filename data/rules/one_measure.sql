-- Für welches Haushaltsjahr nennt der Bestand zwei Angaben derselben Größe?
-- Eine Zeile je Gebiet, Größe und spätere Angabe, deren Jahre sich mit denen einer früheren überschneiden.
select
    'county_measure' as table_name,
    later.id as key,
    'hard' as severity,
    'Für ' || coalesce(county.name, later.county) || ' und die Größe „' || coalesce(context_measure.name, later.measure)
    || '“ gilt ab ' || greatest(later.territory_from, earlier.territory_from) || ' schon die Angabe zum '
    || strftime(earlier.measured_on, '%d.%m.%Y') || '.' as sentence,
    'Bitte bei einer der beiden das letzte Jahr angeben.' as way_out
from group_county_measure as later
inner join group_county_measure as earlier
    on
        later.county = earlier.county
        and later.measure = earlier.measure
        and (later.measured_on, later.id) > (earlier.measured_on, earlier.id)
        and later.territory_from <= coalesce(earlier.territory_to, 9999)
        and earlier.territory_from <= coalesce(later.territory_to, 9999)
left join county on later.county = county.county
left join context_measure on later.measure = context_measure.code
