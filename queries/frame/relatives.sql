-- Frage: Mit welchen Gebietskörperschaften teilt eine ihr Gebiet über einen Gebietswechsel hinweg, und welche bestehen im Jahr?
-- Zeile: eine andere Gebietskörperschaft derselben Gebietseinheit, nach Namen; Jahr des Wechsels und was er bedeutet
-- Vergleicht: nichts, weil nur gesagt wird, wer wann bestand
select
    other.county,
    other.short_name,
    other_year.exists_in_year,
    own.kind,
    own_year.exists_in_year as own_exists,
    coalesce(year(own.valid_from), 0) as own_first_year,
    coalesce(year(other.valid_from), 0) as first_year,
    change.budget_year as changed_in,
    change.note
from territory_unit as unit
inner join territory_unit as beside on unit.unit = beside.unit and unit.county <> beside.county
inner join county as own on unit.county = own.county
inner join county as other on beside.county = other.county
inner join county_year as own_year on own.county = own_year.county and own_year.budget_year = $year
inner join county_year as other_year on other.county = other_year.county and other_year.budget_year = $year
inner join territory_change as change on own.county = change.county
where unit.county = $county
order by other.short_name collate de
