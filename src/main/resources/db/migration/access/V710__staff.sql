-- Logins that nobody can tell apart are one: forms of a letter are made plain, and letters of other scripts that look
-- like Latin ones count as those.
create function login_seen(login text) returns text language sql immutable strict as $$
    select translate(
        normalize(lower(login), NFKC),
        'аеорсухіјѕԁԛԝһӏѵкαονρικυχγωօոսıɡ',
        'aeopcyxijsdqwhlvkaovpikuxywonuig')
$$;

alter table app_user add column login_seen text;

-- Those who were there before keep their logins, though they look alike.
update app_user u
set login_seen = login_seen(login) || case
    when exists (
        select 1
        from app_user other
        where login_seen(other.login) = login_seen(u.login)
            and other.id < u.id
    ) then ' ' || id
    else ''
end;

alter table app_user alter column login_seen set not null;
create unique index app_user_login_seen on app_user (login_seen);

create function app_user_is_seen() returns trigger language plpgsql as $$
begin
    new.login_seen := login_seen(new.login);
    return new;
end
$$;

create trigger app_user_is_seen
    before insert or update of login on app_user
    for each row execute function app_user_is_seen();

create index app_user_by_name on app_user (lower(name), id);

alter table team add column enabled boolean not null default true;

create table staff_change (
    id uuid primary key,
    person_id uuid references app_user (id),
    team text references team (key),
    at timestamptz not null,
    changed_by uuid references app_user (id),
    what text not null,
    before text,
    after text,
    check ((person_id is null) <> (team is null))
);

create index staff_change_person on staff_change (person_id, id);
create index staff_change_team on staff_change (team, id);

create function staff_is_only_appended_to() returns trigger language plpgsql as $$
begin
    raise exception '% is only appended to', tg_table_name;
end
$$;

create trigger staff_change_is_only_appended_to
    before update or delete or truncate on staff_change
    for each statement execute function staff_is_only_appended_to();
