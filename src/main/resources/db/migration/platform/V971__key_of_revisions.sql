-- With it revisions are made: without a secret, who knows half of a masked number could try out the rest.
create table revision_key (
    single boolean primary key default true check (single),
    secret bytea   not null
);
