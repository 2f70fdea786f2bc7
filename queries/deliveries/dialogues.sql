-- Frage: Welche Zielsteuerungsdialoge sind festgehalten?
-- Zeile: ein Dialog, der jüngste zuerst
select
    dialogue.id as dialogue,
    dialogue.county,
    county.short_name,
    dialogue.held_on::timestamp as held_on
from dialogue
inner join county on dialogue.county = county.county
where dialogue.held_on is not null and county_chosen($counties, dialogue.county)
order by held_on desc, county.short_name collate de, dialogue
