-- Welche Statusregel schützt einzelne Personen nicht?
-- Eine Zeile je Fassung der Statusregel, deren Mindestzahl von Personen zu klein ist.
select
    'rule' as table_name,
    id as key,
    'hard' as severity,
    'Geheim wären nur Zahlen unter ' || minimum_persons || ' Personen; wo nur die 1 geheim ist, ist sie bekannt.' as sentence,
    'Bitte in data/reference/rule.csv in der Spalte minimum_persons mindestens 3 angeben.' as way_out
from rule
where minimum_persons < 3
