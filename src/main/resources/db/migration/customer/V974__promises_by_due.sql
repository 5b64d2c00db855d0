-- Lists of promises across customers, by when they are due.
create index promise_by_due on promise (state, due_at, id);
create index promise_of_owner on promise (owner_id, state, due_at, id);
