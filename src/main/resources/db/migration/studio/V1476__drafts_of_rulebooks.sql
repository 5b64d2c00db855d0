-- What somebody writes of a rulebook before others see it: one text for each person and rulebook.
create table rulebook_draft (
    rulebook   text        not null,
    author     uuid        not null,
    based_on   int         not null,
    text       text        not null check (length(text) <= 200000),
    changed_at timestamptz not null,
    version    bigint      not null default 1,
    primary key (rulebook, author)
);
