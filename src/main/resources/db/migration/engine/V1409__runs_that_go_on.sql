-- Those of a case that is gone are looked for among runs that go on, however long ago it went.
create index process_instance_going_on on process_instance (subject_id, key) where ended_at is null and parent_key is null;

-- What was entered in vain is found by its task.
create index task_submission_refused on task_submission (task_key) where state = 'REFUSED';
