-- What people do on our channels without writing: likes, comments, shares, clicks and the like.
create table behaviour (
    id          uuid        primary key,
    -- Who told of it, and its id there: told again, it has no effect.
    source      text        not null,
    there       text        not null,
    channel     text        not null,
    -- How the channel knows who did it, written as addresses of customers are compared.
    address     text        not null,
    customer_id uuid,
    kind        text        not null check (kind in (
        'LIKE', 'COMMENT', 'SHARE', 'JOIN', 'TALK', 'REPLY', 'CLICK', 'SCAN', 'VISIT')),
    -- The post, campaign, link or page.
    what        text,
    at          timestamptz not null,
    received_at timestamptz not null,
    constraint behaviour_once unique (source, there)
);

create index behaviour_of_customer on behaviour (customer_id, at desc, id desc) where customer_id is not null;
create index behaviour_of_nobody on behaviour (address) where customer_id is null;
create index behaviour_old on behaviour (received_at) where customer_id is null;

create trigger nothing_for_erased_customers
    after insert on behaviour
    referencing new table as added
    for each statement execute function refuse_for_erased_customers('customer_id');
