create table county (
    county varchar not null,
    name varchar not null,
    short_name varchar not null,
    kind varchar not null,
    district varchar not null,
    seat varchar not null,
    jobcenter varchar,
    tile_code varchar not null,
    tile_row integer not null,
    tile_column integer not null,
    nuts3 varchar,
    area_km2 decimal(10, 2),
    valid_from date,
    valid_to date,
    note varchar
);

comment on table county is 'one row per Gebietskörperschaft';
comment on column county.county is 'AGS, five characters with leading zero';
comment on column county.name is 'full name, unique';
comment on column county.short_name is 'name for charts, unique';
comment on column county.kind is 'city (kreisfreie Stadt) or district (Landkreis)';
comment on column county.district is 'Regierungsbezirk';
comment on column county.seat is 'seat of the administration';
comment on column county.jobcenter is 'municipal (zugelassener kommunaler Träger) or joint (gemeinsame Einrichtung); null: not known';
comment on column county.tile_code is 'letters on the tile map';
comment on column county.tile_row is 'row on the tile map, 0 is the north';
comment on column county.tile_column is 'column on the tile map, 0 is the west';
comment on column county.nuts3 is 'NUTS-3 code; null: not known';
comment on column county.area_km2 is 'area in square kilometres; null: not known';
comment on column county.valid_from is 'first day; null: before the programme began';
comment on column county.valid_to is 'last day; null: until now';
comment on column county.note is 'what to know when reading its series';
