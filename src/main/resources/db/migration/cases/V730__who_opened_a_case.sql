-- Who opened a case by hand may see what becomes of it; what came from another system was opened by nobody here.
alter table subject add column opened_by uuid;

update subject
set opened_by = (
    select actor
    from trail
    where trail.subject_id = subject.id
        and trail.kind = 'SubjectOpened'
    order by trail.id
    limit 1
)
where external is null;
