-- How a case stands and whether it is over: one row tells it of every kind. The state is a word that there is a text for.
alter table subject
    add column state text,
    add column closed_at timestamptz;

update subject
set state = case ticket.state
        when 'waiting' then 'Party.' || upper(replace(ticket.state_detail, '-', '_'))
        else 'TicketState.' || upper(ticket.state)
    end,
    closed_at = case ticket.state when 'closed' then ticket.state_since end
from ticket
where ticket.id = subject.id
    and (subject.state, subject.closed_at is null) is distinct from (
        case ticket.state
            when 'waiting' then 'Party.' || upper(replace(ticket.state_detail, '-', '_'))
            else 'TicketState.' || upper(ticket.state)
        end,
        ticket.state <> 'closed');

update subject
set state = 'LeadStatus.' || lead.status,
    closed_at = lead.closed_at
from lead
where lead.id = subject.id
    and (subject.state, subject.closed_at is null) is distinct from (
        'LeadStatus.' || lead.status,
        lead.status in ('NEW', 'WAITING', 'ASSIGNED'));

update subject
set state = coalesce('Outcome.' || opportunity.outcome, 'Stage.' || opportunity.stage),
    closed_at = opportunity.closed_at
from opportunity
where opportunity.id = subject.id
    and (subject.state, subject.closed_at is null) is distinct from (
        coalesce('Outcome.' || opportunity.outcome, 'Stage.' || opportunity.stage),
        opportunity.outcome is null);

update subject
set state = 'MemberState.' || member.state,
    closed_at = case when member.state in ('RESTING', 'ADVOCATE') then member.state_since end
from member
where member.id = subject.id
    and (subject.state, subject.closed_at is null) is distinct from (
        'MemberState.' || member.state,
        member.state not in ('RESTING', 'ADVOCATE'));

-- The cases of a customer, the open ones first, newest first.
create index subject_of_customer on subject (customer_id, (closed_at is null), opened_at, id);
drop index subject_by_customer;

-- What somebody, or a team, has in hand.
create index subject_in_hand on subject (owner_id) where closed_at is null;
create index subject_in_team on subject (team) where closed_at is null;
