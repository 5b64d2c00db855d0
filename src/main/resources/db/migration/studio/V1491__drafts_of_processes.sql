-- A change of a process on its way to be live.
create table process_draft (
    id                   uuid        primary key,
    process_id           text        not null check (length(process_id) between 1 and 100),
    name                 text        not null,
    base_version         int,
    xml                  text        not null check (length(xml) <= 1100000),
    fingerprint          text        not null,
    state                text        not null check (state in ('DRAWING', 'IN_REVIEW', 'APPROVED', 'DEPLOYED')),
    author               uuid        not null,
    created_at           timestamptz not null,
    version              bigint      not null default 0,
    changed_by           uuid        not null,
    changed_at           timestamptz not null,
    asked_by             uuid,
    asked_at             timestamptz,
    reviewer             uuid,
    reviewed_at          timestamptz,
    approved_fingerprint text,
    deployed_version     int,
    removed_at           timestamptz,
    original             bytea,
    original_name        text,
    constraint approved_by_a_second_person check (reviewer is null or reviewer <> author),
    constraint approved_in_this_text check (state <> 'APPROVED' or approved_fingerprint = fingerprint)
);
create index process_draft_by_change on process_draft (changed_at desc, id desc);
create index process_draft_of_process on process_draft (process_id) where state <> 'DEPLOYED';

-- What a draft was at earlier times, one a minute of each person at most.
create table process_draft_save (
    draft_id    uuid        not null references process_draft on delete cascade,
    number      int         not null,
    xml         text        not null,
    fingerprint text        not null,
    saved_by    uuid        not null,
    saved_at    timestamptz not null,
    primary key (draft_id, number)
);

-- Remarks of reviewers and their answers; none is ever deleted while its draft is there.
create table process_draft_comment (
    id         uuid        primary key,
    draft_id   uuid        not null references process_draft on delete cascade,
    element_id text,
    answers    uuid        references process_draft_comment on delete cascade,
    author     uuid        not null,
    written_at timestamptz not null,
    words      text        not null check (length(words) between 1 and 2000)
);
create index process_draft_comment_of on process_draft_comment (draft_id, written_at);

-- Which versions designers made live, who answers for them, and why.
create table process_release (
    process_id  text        not null,
    version     int         not null,
    draft_id    uuid        references process_draft on delete set null,
    author      uuid        not null,
    reviewer    uuid,
    deployed_by uuid        not null,
    deployed_at timestamptz not null,
    reason      text        not null,
    back_to     int,
    primary key (process_id, version),
    constraint released_by_review_or_by_going_back check (reviewer is not null or back_to is not null)
);
