-- Texts that staff insert into what they answer: somebody's own, a team's, or everybody's where neither is named.
create table canned_answer (
    id         uuid        primary key,
    owner_id   uuid,
    team       text,
    name       text        not null,
    code       text        not null,
    language   text        not null check (language in ('en', 'zh', 'any')),
    -- Those that it is offered on; all if none is named.
    channels   text[]      not null,
    words      text        not null,
    version    bigint      not null default 1,
    changed_by uuid,
    changed_at timestamptz not null,
    removed_at timestamptz,
    inserted   bigint      not null default 0,
    inserted_at timestamptz,
    check (owner_id is null or team is null)
);

create unique index canned_answer_by_code
    on canned_answer (coalesce(cast(owner_id as text), team, ''), code, language)
    where removed_at is null;
create index canned_answer_of_owner on canned_answer (owner_id) where owner_id is not null;
create index canned_answer_by_name on canned_answer (lower(name), id);
