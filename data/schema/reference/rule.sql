create table rule (
    id varchar not null,
    valid_from integer not null,
    valid_to integer,
    achieved_from decimal(5, 4) not null,
    at_risk_from decimal(5, 4) not null,
    minimum_cases integer not null,
    minimum_base integer not null,
    decided varchar not null,
    text varchar not null
);

comment on table rule is 'one row per version of the status rule';
comment on column rule.id is 'version, shown beside each status';
comment on column rule.valid_from is 'first budget year judged by it';
comment on column rule.valid_to is 'last budget year judged by it; null: until now';
comment on column rule.achieved_from is 'achievement from which a target is reached or on plan';
comment on column rule.at_risk_from is 'achievement from which it is at risk, below it is missed';
comment on column rule.minimum_cases is 'cases below which a rate is not judged';
comment on column rule.minimum_base is 'target value below which no percentage is printed';
comment on column rule.decided is 'who decided it, and when';
comment on column rule.text is 'the rule in words';
