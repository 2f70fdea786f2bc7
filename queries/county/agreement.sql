-- Frage: Welche Zielvereinbarung hat diese Gebietskörperschaft für dieses Jahr geschlossen?
-- Zeile: eine Zielvereinbarung, keine oder genau eine
select
    budget_year,
    title,
    array_to_string(programmes, ', ') as programmes,
    ministry_name,
    county_name,
    signed_by_ministry_on::timestamp as signed_by_ministry_on,
    ministry_signed_at,
    ministry_signatory,
    ministry_office,
    signed_by_county_on::timestamp as signed_by_county_on,
    county_signed_at,
    county_signatory,
    county_office,
    granting_authority,
    dialogues,
    state,
    reference(delivery, citation) as evidence
from agreement
where
    county = $county
    and budget_year = $year
    and ($programme::varchar is null or list_contains(programmes, $programme::varchar))
order by title
