-- Welcher Betrag ist negativ oder hat verdrehte Ausgabejahre?
-- Eine Zeile je Betrag und Fehler.
select
    'Tabelle amount, Schlüssel ' || id || ': '
    || case when euros < 0 then 'Der Betrag ist negativ.' else 'Das letzte Ausgabejahr liegt vor dem ersten.' end
        as violation
from amount
where euros < 0 or spending_to < spending_from
union all
select 'Tabelle extra_need, Schlüssel ' || id || ': Der Betrag ist negativ.' as violation
from extra_need
where euros < 0
order by violation
