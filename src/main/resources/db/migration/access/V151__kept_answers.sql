-- Answers to requests with an Idempotency-Key, written in the transaction of what they tell of; see decision 017.
create table kept_answer (
    user_id uuid not null references app_user (id) on delete cascade,
    path text not null,
    key text not null check (length(key) between 1 and 128),
    fingerprint text not null,
    status integer not null,
    location text,
    content_type text,
    body text,
    secret boolean not null,
    kept_at timestamptz not null,
    primary key (user_id, path, key)
);

create index kept_answer_age on kept_answer (kept_at);
