-- Welcher Eintrag hat einen unbekannten Bearbeitungsstand?
-- Eine Zeile je Eintrag, dessen Stand nicht vorläufig, geprüft oder endgültig ist.
select
    table_name,
    id as key,
    'hard' as severity,
    'Der Bearbeitungsstand „' || state || '“ ist nicht vorgesehen.' as sentence,
    'Bitte provisional (vorläufig), checked (geprüft) oder final (endgültig) angeben.' as way_out
from touched_fact
where state not in ('provisional', 'checked', 'final')
