create table rulebook_version (
    rulebook text not null,
    version int not null check (version > 0),
    state text not null check (state in ('DRAFT', 'CHECKED', 'PUBLISHED', 'RETIRED')),
    form text not null check (form in ('DRL', 'TABLE')),
    text text not null check (length(text) <= 200000),
    fingerprint text not null,
    shipped boolean not null,
    author uuid,
    written_at timestamptz not null,
    checked_at timestamptz,
    published_by uuid,
    published_at timestamptz,
    primary key (rulebook, version),
    constraint a_person_has_an_author check (shipped or author is not null),
    constraint published_by_a_second_person check (published_by is null or published_by <> author),
    constraint published_by_somebody check (shipped or state not in ('PUBLISHED', 'RETIRED') or published_by is not null)
);

create unique index one_published_version on rulebook_version (rulebook) where state = 'PUBLISHED';
