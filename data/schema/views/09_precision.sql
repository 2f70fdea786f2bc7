-- How exactly is known what is put together from several statements: of bounds of one kind only a bound of that kind.
-- Reads: stated_words
-- Makes: change_words, joint_precision, turned_precision, difference_precision, ratio_precision
create macro joint_precision(stated) as
case
    when coalesce(bool_and(stated = 'exact'), true) then 'exact'
    when bool_and(stated in ('exact', 'at_least')) then 'at_least'
    when bool_and(stated in ('exact', 'at_most')) then 'at_most'
    else 'about'
end;

-- What is taken away from something known: of at least so much at most the rest is left.
create macro turned_precision(stated) as
case stated when 'at_least' then 'at_most' when 'at_most' then 'at_least' else stated end;

create macro difference_precision(of_whole, of_less) as
case
    when of_less = 'exact' then of_whole
    when of_whole in ('exact', turned_precision(of_less)) then turned_precision(of_less)
    else 'about'
end;

-- „+5 %“, „rund −5 %“, „mindestens 5 % weniger“: of a bound beside a minus sign nobody knows which way it points.
create macro change_words(size_words, change, stated) as
case
    when stated in ('at_least', 'at_most')
        then
            stated_words(size_words, if(change < 0, turned_precision(stated), stated))
            || if(change < 0, ' weniger', ' mehr')
    else stated_words(if(change < 0, '−', '+') || size_words, stated)
end;

-- A part of a whole: at least so much of at most so much is at least this share, as less taken away leaves more.
create macro ratio_precision(of_part, of_whole) as difference_precision(of_part, of_whole);
