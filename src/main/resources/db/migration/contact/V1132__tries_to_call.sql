-- When somebody called for a case and reached nobody.
create table call_try (
    subject_id uuid        not null,
    at         timestamptz not null,
    made_by    uuid        not null,
    primary key (subject_id, at)
);

create index phone_call_back_of_team on phone_call (team, began_at) where state = 'CALL_BACK';
