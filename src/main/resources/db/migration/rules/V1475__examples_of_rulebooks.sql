-- What a rulebook must go on deciding: facts in, result out.
create table rule_example (
    id         uuid        primary key,
    rulebook   text        not null,
    name       text        not null check (length(name) between 1 and 200),
    facts      text        not null check (length(facts) <= 20000),
    expected   text        not null check (length(expected) <= 20000),
    kept_by    uuid,
    kept_at    timestamptz not null,
    removed_by uuid,
    removed_at timestamptz
);
create unique index rule_example_by_name on rule_example (rulebook, name) where removed_at is null;
