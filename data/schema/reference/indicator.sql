create table indicator (
    code varchar not null,
    name varchar not null,
    role varchar not null,
    unit varchar not null,
    direction varchar not null,
    additive boolean not null,
    prorated boolean not null,
    scales_with_budget boolean not null,
    rate boolean not null,
    persons boolean not null,
    formula varchar not null,
    definition varchar not null,
    evidence varchar not null
);

comment on table indicator is 'one row per indicator of a target or computed measure on screen';
comment on column indicator.code is 'key';
comment on column indicator.name is 'name on screen';
comment on column indicator.role is 'target (agreed with counties) or measure (computed by the dashboard)';
comment on column indicator.unit is 'unit in words';
comment on column indicator.direction is 'higher, lower, base, band or none (no judgement)';
comment on column indicator.additive is 'true: may be added up over counties';
comment on column indicator.prorated is 'true: grows over the year, so a report during the year is compared with the elapsed share';
comment on column indicator.scales_with_budget is 'true: a cut of the money available moves the target';
comment on column indicator.rate is 'true: a share of cases, judged only from a minimum number of cases';
comment on column indicator.persons is 'true: counts persons, or is a share of them; a few of them are never shown';
comment on column indicator.formula is 'how it is computed, with named parts';
comment on column indicator.definition is 'what it says and what it does not say';
comment on column indicator.evidence is 'where the definition comes from';
