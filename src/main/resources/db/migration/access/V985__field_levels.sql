-- How much whom is shown of what is kept of a person: a level for each field, and for the levels that hide something what
-- each role sees, by how somebody stands to the customer or case. Fields that are not named are open.
create table field_level (
    field text primary key,
    level text not null check (level in ('OPEN', 'INTERNAL', 'SENSITIVE'))
);

create table level_sight (
    level    text not null check (level in ('INTERNAL', 'SENSITIVE')),
    role     text not null,
    standing text not null check (standing in ('OWNER', 'COLLABORATOR', 'TEAM', 'OTHER')),
    sight    text not null check (sight in ('FULL', 'MASKED', 'HIDDEN')),
    primary key (level, role, standing)
);

-- Who changed what of both, as it was and as it is. Only added to.
create table field_level_change (
    id         uuid        primary key,
    at         timestamptz not null,
    changed_by uuid,
    -- A field; or a level, a role and a standing with a blank between them.
    what       text        not null,
    before     text        not null,
    after      text        not null
);

insert into field_level (field, level)
values
    ('customer.phone', 'SENSITIVE'),
    ('customer.email', 'SENSITIVE'),
    ('customer.address', 'SENSITIVE'),
    ('customer.identity', 'SENSITIVE'),
    ('lead.phone', 'INTERNAL'),
    ('lead.email', 'INTERNAL'),
    ('words', 'INTERNAL');

-- As it was before there were levels: of what is internal, owners, their teams that serve customers, and managers.
insert into level_sight (level, role, standing, sight)
select
    level,
    role,
    standing,
    case
        when level = 'INTERNAL' and role = 'MANAGER' then 'FULL'
        when level = 'INTERNAL' and standing = 'OWNER' then 'FULL'
        when level = 'INTERNAL' and standing = 'TEAM' and role in ('SALES', 'SERVICE', 'COMMUNITY') then 'FULL'
        else 'MASKED'
    end
from unnest(array['INTERNAL', 'SENSITIVE']) level
cross join unnest(array['SALES', 'SERVICE', 'COMMUNITY', 'MANAGER', 'DESIGNER', 'AUDITOR', 'ADMIN']) role
cross join unnest(array['OWNER', 'COLLABORATOR', 'TEAM', 'OTHER']) standing;
