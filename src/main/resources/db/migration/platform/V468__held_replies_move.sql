insert into held_words (id, kind, about, author_id, content, send_at)
select id, 'reply', cast(ticket_id as text), author_id, body, send_at
from held_reply;

drop table held_reply;
