-- Leads learnt whose they are, and the spine was not told.
update subject
set customer_id = lead.customer_id
from lead
where lead.id = subject.id
    and subject.customer_id is null
    and lead.customer_id is not null;
