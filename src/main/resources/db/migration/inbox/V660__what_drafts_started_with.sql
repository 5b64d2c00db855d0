-- What the form was filled with from the case when its draft was typed; absent for drafts of earlier releases.
alter table task_draft add column started_with jsonb;
