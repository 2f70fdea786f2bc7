-- What a comparison of an indicator reads from county_part. Macros, so that they are worked out while a question is planned.
-- Makes: compared_measure, upper_stage, lower_stage, is_share, brings_denominator
create macro compared_measure(indicator, denominator) as
case
    when denominator = 'place' then 'euros_per_place'
    when denominator = 'participant' then 'euros_per_participant'
    when indicator in ('grant_ratio', 'payment_ratio', 'flow_ratio', 'verification_ratio') then 'budget_sum'
    else indicator
end;

-- The stage a ratio or sum counts, and the one a ratio is divided by (features 4.4); '' where there is none.
create macro upper_stage(indicator, stage) as
case indicator
    when 'grant_ratio' then 'granted'
    when 'payment_ratio' then 'paid'
    when 'flow_ratio' then 'paid'
    when 'verification_ratio' then 'verified'
    when 'budget_sum' then stage
    else ''
end;

create macro lower_stage(indicator) as
case indicator
    when 'grant_ratio' then 'agreed'
    when 'payment_ratio' then 'granted'
    when 'flow_ratio' then 'agreed'
    when 'verification_ratio' then 'paid'
    else ''
end;

create macro is_share(indicator) as indicator in ('reached_share', 'transition_rate', 'dropout_rate');

-- An amount on its own is divided by what is asked for; ratios, shares and costs bring what they are divided by.
create macro brings_denominator(indicator, denominator) as
is_share(indicator) or lower_stage(indicator) <> '' or indicator = 'budget_use' or denominator in ('place', 'participant');
