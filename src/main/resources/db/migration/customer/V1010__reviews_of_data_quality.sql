-- On which rhythm checks are reviewed; those without a row are not. The review of a period begins on its first working day.
create table quality_rhythm (
    quality     text        primary key,
    rhythm      text        not null check (rhythm in ('WEEKLY', 'MONTHLY', 'QUARTERLY')),
    next_period date        not null,
    changed_by  uuid,
    changed_at  timestamptz not null
);

create sequence subject_number_data_review start with 1;

-- One look at a check. However often it is begun, there is one for each check and period, and one open.
create table data_review (
    id            uuid        primary key,
    number        text        not null unique,
    quality       text        not null,
    -- None where somebody began it by hand.
    rhythm        text,
    period        date        not null,
    state         text        not null check (state in ('OPEN', 'HELP', 'OVERDUE', 'MENDED', 'ACCEPTED', 'NOTHING')),
    owner_id      uuid,
    team          text,
    begun_at      timestamptz not null,
    remind_on     date        not null,
    due_on        date        not null,
    faults_before bigint      not null,
    faults_after  bigint,
    why           text,
    ended_by      uuid,
    ended_at      timestamptz,
    unique (quality, period)
);

create unique index data_review_once on data_review (quality) where ended_at is null;
create index data_review_by_time on data_review (begun_at desc, id desc);
create index data_review_of_check on data_review (quality, begun_at desc);
create index data_review_of_owner on data_review (owner_id);
create index data_review_of_team on data_review (team);
