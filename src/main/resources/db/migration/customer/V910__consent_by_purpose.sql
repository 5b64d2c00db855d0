-- What a customer allows is said of a purpose and a channel, in a wording that is kept as it was asked. Profiling has no
-- channel and stands as 'all'.
create table consent_wording (
    purpose    text        not null,
    version    integer     not null,
    english    text        not null,
    chinese    text        not null,
    written_by uuid,
    written_at timestamptz not null default now(),
    primary key (purpose, version)
);

insert into consent_wording (purpose, version, english, chinese)
values
    ('service', 1,
        'You may contact me about what I bought and what I asked for. I can take this back at any time.',
        '贵方可就我购买的产品和提出的请求与我联系。我可随时撤回此同意。'),
    ('marketing', 1,
        'You may tell me about products and offers. I can take this back at any time.',
        '贵方可向我介绍产品和优惠。我可随时撤回此同意。'),
    ('newsletter', 1,
        'You may send me your newsletter. I can unsubscribe at any time.',
        '贵方可向我发送新闻邮件。我可随时退订。'),
    ('profiling', 1,
        'You may evaluate what I buy and do, to learn what may interest me. I can take this back at any time.',
        '贵方可分析我的购买和行为，以了解我可能感兴趣的内容。我可随时撤回此同意。');

-- given_at: when the yes was said that stands or was withdrawn.
alter table customer_consent
    add column purpose    text,
    add column given_at   timestamptz,
    add column wording    integer,
    add column expires_at timestamptz,
    add column said_by    uuid;

alter table customer_consent drop constraint customer_consent_pkey;

-- Until now a yes was asked for and used for service and marketing; a no was heeded whatever for.
update customer_consent
set purpose = 'marketing', given_at = case when granted then changed_at end;

insert into customer_consent (
    customer_id, purpose, channel, granted, changed_at, source, file, line, told_at, given_at)
select customer_id, other.purpose, channel, granted, changed_at, source, file, line, told_at, given_at
from customer_consent
cross join (values ('service'), ('newsletter')) as other (purpose)
where other.purpose = 'service' or not granted;

alter table customer_consent
    alter column purpose set not null,
    add primary key (customer_id, purpose, channel),
    add foreign key (purpose, wording) references consent_wording (purpose, version);

-- The same for what waits for a merge to be undone.
insert into merge_move (merge_id, kind, table_name, column_name, row_key, from_id, to_id, before, after)
select merge_id, kind, table_name, column_name,
    row_key || jsonb_build_object('purpose', other.purpose), from_id, to_id,
    case
        when before is null or other.purpose = 'newsletter' and cast(before ->> 'granted' as boolean) then null
        else before || jsonb_build_object('purpose', other.purpose)
    end,
    after || jsonb_build_object('purpose', other.purpose)
from merge_move
cross join (values ('service'), ('newsletter')) as other (purpose)
where table_name = 'customer_consent'
    and (other.purpose = 'service'
        or kind = 'PARKED' and not cast(before ->> 'granted' as boolean)
        or kind = 'CHANGED' and not cast(after ->> 'granted' as boolean))
order by id;

update merge_move
set row_key = row_key || '{"purpose": "marketing"}',
    before = before || '{"purpose": "marketing"}',
    after = after || '{"purpose": "marketing"}'
where table_name = 'customer_consent'
    and not jsonb_exists(row_key, 'purpose');

update merge_move
set before = before || jsonb_build_object(
    'given_at', case when cast(before ->> 'granted' as boolean) then before -> 'changed_at' end)
where table_name = 'customer_consent'
    and before is not null;
