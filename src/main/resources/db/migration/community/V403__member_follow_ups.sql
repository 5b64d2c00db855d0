-- How often we set out to write to a member; each time has a clock of its own.
create table member_follow_up (
    member_id uuid    primary key,
    times     integer not null check (times > 0)
);
