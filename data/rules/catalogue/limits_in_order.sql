-- Welche Statusregel nennt ein Ziel erreicht, das bei ihr noch nicht einmal gefährdet ist?
-- Eine Zeile je Fassung der Statusregel mit vertauschten Grenzen.
select
    'rule' as table_name,
    id as key,
    'hard' as severity,
    'Die Grenze zu „gefährdet“ (' || at_risk_from || ') liegt über der zu „erreicht“ (' || achieved_from || ').' as sentence,
    'Bitte in data/reference/rule.csv die Spalten at_risk_from und achieved_from prüfen.' as way_out
from rule
where at_risk_from > achieved_from
