-- Whether a commitment is done on a day. A day without evidence closes nothing: the commitment would drop out of sight
-- on somebody's word.
-- Makes: is_closed
create macro is_closed(closed_on, evidence, day) as coalesce(closed_on <= day and trim(evidence) <> '', false);
