-- Of whom it was said, so that it can be taken back where that was a mistake.
alter table web_consent add column settled_for uuid;

update web_consent
set settled_for = conversation.customer_id
from conversation
where conversation.id = web_consent.conversation_id
    and web_consent.settled_at is not null;
