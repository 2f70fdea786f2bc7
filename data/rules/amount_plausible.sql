-- Welcher Betrag ist negativ oder hat verdrehte Ausgabejahre?
-- Eine Zeile je Betrag und Fehler.
select
    'amount' as table_name,
    id as key,
    'hard' as severity,
    case when euros < 0 then 'Der Betrag ist negativ.' else 'Das letzte Ausgabejahr liegt vor dem ersten.' end as sentence,
    case
        when euros < 0 then 'Bitte den Betrag ohne Vorzeichen angeben; eine Kürzung kommt als neuer, kleinerer Betrag.'
        else 'Bitte das erste und das letzte Ausgabejahr prüfen.'
    end as way_out
from touched_amount
where euros < 0 or spending_to < spending_from
union all
select
    'extra_need' as table_name,
    id as key,
    'hard' as severity,
    'Der Betrag ist negativ.' as sentence,
    'Bitte angeben, wie viel mehr gebraucht wird.' as way_out
from touched_extra_need
where euros < 0
