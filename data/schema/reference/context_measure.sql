create table context_measure (
    code varchar not null,
    name varchar not null,
    role varchar not null,
    unit varchar not null,
    persons boolean not null,
    per varchar,
    weight decimal(4, 2),
    definition varchar not null,
    evidence varchar not null
);

comment on table context_measure is 'one row per context figure a delivery may bring: denominators, characteristics of peers, price indices';
comment on column context_measure.code is 'key';
comment on column context_measure.name is 'name on screen';
comment on column context_measure.role is 'denominator, characteristic (of peers), index (of prices) or type (of counties)';
comment on column context_measure.unit is 'unit in words';
comment on column context_measure.persons is 'true: counts persons; a few of them are never shown';
comment on column context_measure.per is 'how a figure divided by it is called: je Einwohner; null: never divided by';
comment on column context_measure.weight is 'weight in the distance between counties; null: not part of it; the weights add up to 1';
comment on column context_measure.definition is 'what it says and what it does not say';
comment on column context_measure.evidence is 'where the definition or the weight comes from';
