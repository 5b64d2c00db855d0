-- What we answer below what is said in public. SAID is what somebody answered there by hand and says so.
create table public_post_answer (
    id         uuid        primary key,
    post_id    uuid        not null references public_post on delete cascade,
    words      text        not null,
    author_id  uuid        not null,
    written_at timestamptz not null,
    state      text        not null check (state in ('QUEUED', 'SENT', 'SAID', 'FAILED')),
    -- When the platform took it, somebody said it, or it failed for good.
    settled_at timestamptz,
    there      text,
    trouble    text,
    detail     text
);

create index public_post_answer_of on public_post_answer (post_id, written_at, id);
