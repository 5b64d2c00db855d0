-- VIP and vip are one tag: all customers have it in one spelling, and of two on one customer the older stays.
create temporary table tag_spelling on commit drop as
select lower(word) as folded, min(word) as word
from customer_tag
group by lower(word)
having count(distinct word) > 1;

delete from customer_tag tag
using tag_spelling spelling
where lower(tag.word) = spelling.folded
    and exists (
        select 1
        from customer_tag other
        where other.customer_id = tag.customer_id
            and lower(other.word) = spelling.folded
            and (other.added_at, other.word) < (tag.added_at, tag.word));

update customer_tag tag
set word = spelling.word
from tag_spelling spelling
where lower(tag.word) = spelling.folded
    and tag.word <> spelling.word;

create index customer_tag_by_spelling on customer_tag (lower(word));
