alter table conversation
    -- When a person said who is on the other side.
    add column linked_at   timestamptz,
    -- Who said last that it is not whom it was taken for, and when.
    add column unlinked_by uuid,
    add column unlinked_at timestamptz,
    -- When the other side last wrote something that waits for an answer.
    add column wrote_at    timestamptz;

create index conversation_denied on conversation (channel, handle) where unlinked_at is not null;

alter table public_post
    add column linked_at   timestamptz,
    add column unlinked_by uuid,
    add column unlinked_at timestamptz;

create index public_post_denied on public_post (channel, handle) where unlinked_at is not null;
