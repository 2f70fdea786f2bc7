-- Bei welchem Betrag passen Ebene, Maßnahmenart und Maßnahme nicht zusammen?
-- Eine Zeile je Betrag, dem fehlt, wonach er geteilt ist, oder der als Ganzes einen Teil nennt.
select
    'amount' as table_name,
    id as key,
    'hard' as severity,
    case
        when level = 'project' then 'Dem Betrag einer Maßnahme fehlt die Maßnahme.'
        when level = 'category' and category is null then 'Der Summe einer Maßnahmenart fehlt die Maßnahmenart.'
        when level = 'category' then 'Die Summe einer Maßnahmenart nennt eine Maßnahme.'
        when category is not null then 'Die Gesamtsumme nennt eine Maßnahmenart.'
        else 'Die Gesamtsumme nennt eine Maßnahme.'
    end as sentence,
    'Bitte die Ebene des Betrags berichtigen oder die Maßnahmenart und die Maßnahme, nach denen er geteilt ist.' as way_out
from touched_amount
where
    (level = 'project' and project is null)
    or (level = 'category' and (category is null or project is not null))
    or (level = 'total' and (category is not null or project is not null))
