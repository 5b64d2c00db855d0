-- Conversations are looked for by words, and listed whatever their state.
create index conversation_by_words on conversation
    using gin (folded(number || ' ' || heading || ' ' || coalesce(called, '')) gin_trgm_ops);
create index conversation_by_last on conversation (last_at desc, id desc);
