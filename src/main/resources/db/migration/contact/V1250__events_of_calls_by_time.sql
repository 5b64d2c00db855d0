-- Which extensions were told of lately.
create index call_event_by_time on call_event (account_id, received_at desc);
