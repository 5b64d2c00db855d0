alter table phone_call
    -- When a person said who is on the other side.
    add column linked_at   timestamptz,
    -- Who said last that it is not whom it was taken for, and when.
    add column unlinked_by uuid,
    add column unlinked_at timestamptz;
