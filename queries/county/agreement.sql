-- Frage: Welche Zielvereinbarung hat diese Gebietskörperschaft für dieses Jahr geschlossen?
-- Zeile: eine Zielvereinbarung, keine oder genau eine
select
    title,
    array_to_string(programmes, ', ') as programmes,
    signed_by_ministry_on::timestamp as signed_by_ministry_on,
    ministry_signatory,
    signed_by_county_on::timestamp as signed_by_county_on,
    county_signatory,
    dialogues,
    state,
    delivery || ' # ' || citation as evidence
from agreement
where
    county = $county
    and budget_year = $year
    and ($programme::varchar is null or list_contains(programmes, $programme::varchar))
order by title
