-- A yes that was confirmed by mail counts at that address alone, and ends with it (decision 071).
alter table customer_consent add column address text;

update customer_consent consent
set address = (
    select request.address
    from consent_request request
    where request.customer_id = consent.customer_id
        and request.purpose = consent.purpose
        and request.outcome = 'CONFIRMED'
        and request.ended_at <= consent.confirmed_at
    order by request.ended_at desc
    limit 1)
where channel = 'email'
    and confirmed_at is not null;

-- The same for what waits for a merge to be undone.
update merge_move
set before = before || jsonb_build_object('address', (
    select request.address
    from consent_request request
    where request.customer_id in (from_id, to_id)
        and request.purpose = before ->> 'purpose'
        and request.outcome = 'CONFIRMED'
        and request.ended_at <= cast(before ->> 'confirmed_at' as timestamptz)
    order by request.ended_at desc
    limit 1))
where table_name = 'customer_consent'
    and before ->> 'confirmed_at' is not null;

-- The link of each mail ends by itself, so that none comes back to life with the next mail.
alter table consent_mail add column expires_at timestamptz;

update consent_mail
set expires_at = written_at + interval '7 days';

alter table consent_mail alter column expires_at set not null;

-- What could not be mailed does not wait for ever.
alter table consent_request add column waits_until timestamptz;

update consent_request
set waits_until = asked_at + interval '30 days';

alter table consent_request alter column waits_until set not null;

drop index consent_request_ending;
create index consent_request_ending on consent_request (coalesce(expires_at, waits_until)) where ended_at is null;
