-- Instances that ended long ago keep their rows in the mirror and lose their records.
alter table process_instance add column records_pruned boolean not null default false;

-- How far the search for such records has come in each partition; its row is the lock of that search.
create table record_pruning (
    partition_id int    primary key,
    position     bigint not null
);
