-- Frage: In welchem Status steht jedes Ziel aller Jahre?
-- Zeile: ein Ziel; Status nach der Regel seines Jahres
select
    target_status.target,
    county.short_name,
    target_status.budget_year,
    target_status.name,
    target_status.status
from target_status
inner join county on target_status.county = county.county
where county_chosen($counties, target_status.county)
order by target_status.target
