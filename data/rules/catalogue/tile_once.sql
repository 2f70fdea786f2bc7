-- Welche Gebiete liegen auf der Kachelkarte zur selben Zeit am selben Platz?
-- Eine Zeile je Paar von Gebieten; das eine verdeckt das andere.
select
    'county' as table_name,
    one.county || ' und ' || other.county as key,
    'hard' as severity,
    one.name || ' und ' || other.name || ' liegen beide in Zeile ' || one.tile_row || ', Spalte ' || one.tile_column || '.'
        as sentence,
    'Bitte in data/reference/county.csv einem der beiden in tile_row und tile_column einen freien Platz geben.' as way_out
from county as one
inner join county as other
    on
        one.tile_row = other.tile_row
        and one.tile_column = other.tile_column
        and one.county < other.county
        and coalesce(one.valid_from, date '0001-01-01') <= coalesce(other.valid_to, date '9999-12-31')
        and coalesce(other.valid_from, date '0001-01-01') <= coalesce(one.valid_to, date '9999-12-31')
