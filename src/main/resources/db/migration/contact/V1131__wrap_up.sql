-- What a call was about, as who spoke wrote it down.
create table call_wrapup (
    call_id uuid        primary key references phone_call,
    reason  text        not null check (reason in ('PRODUCT', 'COMPLAINT', 'QUOTATION', 'PURCHASE_INTENT', 'OTHER')),
    about   text        not null,
    note    text        not null,
    made_by uuid,
    at      timestamptz not null
);

create index phone_call_to_be_called_back on phone_call (other) where state = 'CALL_BACK';
