-- Frage: Welche Notizen stehen an Punkten (Gebiet, Haushaltsjahr, Größe)?
-- Zeile: eine Notiz; 06 ist das Land
select
    note.county,
    coalesce(county.short_name, 'Land Hessen') as short_name,
    note.budget_year,
    note.measure,
    note.text,
    note.author,
    note.written_on::timestamp as written_on,
    reference(note.delivery, note.citation) as evidence
from note
left join county on note.county = county.county
order by note.budget_year, short_name, note.written_on, note.id
