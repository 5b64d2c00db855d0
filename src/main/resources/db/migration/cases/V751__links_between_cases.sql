-- Which cases hang together. Each tie is kept in one direction: a duplicate of, caused by; what belongs together by its ids.
create table case_link (
    id      uuid        primary key,
    from_id uuid        not null references subject,
    tie     text        not null check (tie in ('DUPLICATE_OF', 'CAUSED_BY', 'BELONGS_WITH')),
    to_id   uuid        not null references subject,
    made_by uuid,
    made_at timestamptz not null,
    unique (from_id, to_id, tie),
    check (from_id <> to_id)
);
create index case_link_to on case_link (to_id);

insert into case_link (id, from_id, tie, to_id, made_by, made_at)
select gen_random_uuid(), one.id, 'DUPLICATE_OF', other.id, merged.actor, merged.at
from (
    select distinct on (subject_id) subject_id, cast(details -> 'into' ->> 'subject' as uuid) as into_id, actor, at
    from trail
    where kind = 'TicketMerged'
    order by subject_id, id desc
) merged
join ticket on merged.subject_id = ticket.id and ticket.state = 'closed' and ticket.state_detail = 'duplicate'
join subject one on one.id = merged.subject_id
join subject other on other.id = merged.into_id and other.id <> one.id;

insert into case_link (id, from_id, tie, to_id, made_at)
select gen_random_uuid(), one.id, 'DUPLICATE_OF', other.id, coalesce(lead.closed_at, one.opened_at)
from lead
join subject one on one.id = lead.id
join subject other on other.id = lead.merged_into and other.id <> one.id;
