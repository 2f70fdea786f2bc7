-- Welcher Eintrag hat einen unbekannten Bearbeitungsstand?
-- Eine Zeile je Eintrag, dessen Stand nicht vorläufig, geprüft oder endgültig ist.
select
    table_name,
    id as key,
    'hard' as severity,
    'Der Bearbeitungsstand „' || state || '“ ist nicht vorgesehen.' as sentence,
    'Vorgesehen sind vorläufig (provisional), geprüft (checked) und endgültig (final).' as way_out
from touched_fact
where state not in ('provisional', 'checked', 'final')
