-- What a message is to bring about when it was sent: that the customer knows, that we wait for their answer, that the case
-- is solved.
alter table message add column aim text not null default 'tells';
update message set aim = 'solves' where solves;
alter table message drop column solves;

-- Letters of one conversation go out in the order in which they were written.
alter table outgoing add column thread uuid;
update outgoing
set thread = message.subject_id
from message
where outgoing.kind = 'message'
    and message.id = outgoing.about;
create index outgoing_in_order on outgoing (thread, channel, written_at, id);
