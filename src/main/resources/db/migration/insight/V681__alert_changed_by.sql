-- Who wrote the alert last, and when, for whoever would replace it without having seen it.
alter table sla_alert
    add column changed_by uuid,
    add column changed_at timestamptz;
