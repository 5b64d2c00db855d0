-- Segments hear of what is asked of customers here; a group that gets another name matters to all who are in it.
call segments_hear_of('group_member', 'customer_id');

create function segments_hear_of_groups() returns trigger language plpgsql as $$
begin
    perform segments_hear_of_customers('group_member', array(
        select group_member.customer_id
        from changed
        join before_that on before_that.id = changed.id and before_that.name <> changed.name
        join group_member on group_member.group_id = changed.id));
    return null;
end
$$;

create trigger segments_hear_of_changed after update on community_group
    referencing new table as changed old table as before_that
    for each statement execute function segments_hear_of_groups();
