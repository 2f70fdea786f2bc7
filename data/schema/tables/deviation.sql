-- Behind its own columns come those every fact has: data/fact_columns.py.
create table deviation (
    id varchar not null,
    county varchar not null,
    budget_year integer not null,
    occurred_on date not null,
    cause varchar not null,
    evidence varchar not null,
    targets varchar[] not null,
    rule varchar not null,
    fixed_cost_share decimal(6, 4),
    money_before decimal(14, 2),
    money_after decimal(14, 2),
    key_data_assumed decimal(14, 4),
    key_data_actual decimal(14, 4),
    adjusted_value decimal(14, 4)
);

comment on table deviation is 'one row per unterjährige Abweichung (§ 6 of the agreement)';
comment on column deviation.id is 'key of the deviation';
comment on column deviation.county is 'AGS of the county';
comment on column deviation.budget_year is 'budget year';
comment on column deviation.occurred_on is 'day it occurred';
comment on column deviation.cause is 'why';
comment on column deviation.evidence is 'what proves it';
comment on column deviation.targets is 'targets it affects';
comment on column deviation.rule is 'rule that adjusts the targets: proportional, fixed_cost, key_data, explicit, or reason_only (the value stays)';
comment on column deviation.fixed_cost_share is 'share of cost that does not fall with the money; null: none';
comment on column deviation.money_before is 'available money before, euros';
comment on column deviation.money_after is 'available money after, euros; never the money spent';
comment on column deviation.key_data_assumed is 'Eckdatum written into the agreement; null: none';
comment on column deviation.key_data_actual is 'Eckdatum as it came; null: none';
comment on column deviation.adjusted_value is 'value both sides agreed instead, for rule explicit; null: none';
