-- Ergeben die Gewichte der Merkmale, nach denen Gebiete einander ähnlich sind, zusammen 1?
-- Eine Zeile je Katalog, dessen Gewichte das nicht tun; die Abstände ließen sich sonst nicht vergleichen.
select
    'context_measure' as table_name,
    'weight' as key,
    'hard' as severity,
    'Die Gewichte ergeben zusammen ' || replace(sum(weight)::varchar, '.', ',') || ' statt 1.' as sentence,
    'Bitte in data/reference/context_measure.csv die Spalte weight berichtigen.' as way_out
from context_measure
having sum(weight) <> 1
