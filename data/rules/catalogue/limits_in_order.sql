-- Welche Statusregel nennt zwei Grenzen in verkehrter Reihenfolge?
-- Eine Zeile je Fassung der Statusregel und Paar von Grenzen: „gefährdet“ und „erreicht“, Anpassung nach § 6 ab und bis.
select
    'rule' as table_name,
    id as key,
    'hard' as severity,
    'Die Grenze zu „gefährdet“ (' || at_risk_from || ') liegt über der zu „erreicht“ (' || achieved_from || ').' as sentence,
    'Bitte in data/reference/rule.csv die Spalten at_risk_from und achieved_from prüfen.' as way_out
from rule
where at_risk_from > achieved_from
union all
select
    'rule' as table_name,
    id as key,
    'hard' as severity,
    'Angepasst würde ab ' || adjusted_from || ' und nur bis ' || adjusted_to || ' des zuletzt vereinbarten Werts.' as sentence,
    'Bitte in data/reference/rule.csv die Spalten adjusted_from und adjusted_to prüfen.' as way_out
from rule
where adjusted_from > adjusted_to
