-- A version of a calendar holds from when it was written on. Only one that corrects the past goes further back: to
-- corrects_from, or where that is absent to the beginning.
alter table business_calendar_version
    add column corrects      boolean not null default false,
    add column corrects_from timestamptz,
    add check (corrects or corrects_from is null);

alter table clock_recomputation
    drop constraint clock_recomputation_kind_check,
    add constraint clock_recomputation_kind_check
        check (kind in ('CALENDAR', 'CORRECTION', 'CUSTOMER', 'TEAM', 'REGION', 'POLICY'));
