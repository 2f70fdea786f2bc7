create table rule (
    id varchar not null,
    valid_from integer not null,
    valid_to integer,
    achieved_from decimal(5, 4) not null,
    at_risk_from decimal(5, 4) not null,
    minimum_cases integer not null,
    minimum_base integer not null,
    minimum_peers integer not null,
    minimum_persons integer not null,
    adjusted_from decimal(5, 4) not null,
    adjusted_to decimal(5, 4) not null,
    payment_from decimal(5, 4) not null,
    grant_apart decimal(5, 4) not null,
    budget_apart decimal(5, 4) not null,
    coverage_from decimal(5, 4) not null,
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
comment on column rule.minimum_peers is 'others with a value below which no median of them is given';
comment on column rule.minimum_persons is 'persons below which a count of them is never shown; at least 3, because 1 alone below a limit of 2 would be known';
comment on column rule.adjusted_from is 'share of the value agreed last down to which a deviation adjusts it; below, a new value is to be agreed';
comment on column rule.adjusted_to is 'share of the value agreed last up to which a deviation adjusts it; above, a new value is to be agreed';
comment on column rule.payment_from is 'share of the money granted (in a running year of its share of the year) below which a payment is asked about';
comment on column rule.grant_apart is 'share of the money agreed by which a grant may differ without being asked about';
comment on column rule.budget_apart is 'share of the budget of the year before by which the next may differ without being asked about';
comment on column rule.coverage_from is 'share of the counties of a year below which a sum of those that state a figure is weak: drawn pale, and no row of years or stages is paired by it';
comment on column rule.decided is 'who decided it, and when';
comment on column rule.text is 'the rule in words';
