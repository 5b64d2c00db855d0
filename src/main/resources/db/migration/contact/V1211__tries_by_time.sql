create index call_try_by_time on call_try (at);
