-- Frage: Welche Wörter aus Maßnahmen passen zu den gesuchten Wörtern?
-- Zeile: ein passendes Wort auf eine Art (ganz, als Teil, als Hälfte, ähnlich); in jeder Zeile die Zahl der gesuchten
select
    token::integer as token,
    way::integer as way,
    part,
    word_number,
    grade,
    tokens
from matching_words($search::varchar[])
order by token, way, part, word_number, grade
