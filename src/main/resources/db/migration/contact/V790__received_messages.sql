-- Where the customer wrote from, if a carrier received it. What people, programs and files say that the customer wrote has
-- no such place: nobody can tell that it is true.
alter table message
    add column heard_from text
        constraint message_heard_by_a_carrier
            check (heard_from is null or direction = 'in' and carrier is not null and there is not null);
