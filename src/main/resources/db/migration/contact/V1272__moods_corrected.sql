-- How a post sounds to somebody who read it stands above what the rules heard, which stays beside it.
alter table public_post
    add column mood_heard text check (mood_heard in ('PRAISE', 'NEUTRAL', 'COMPLAINT', 'ANGRY')),
    add column mood_by    uuid,
    add column mood_at    timestamptz,
    add constraint public_post_mood_corrected check (num_nonnulls(mood_heard, mood_by, mood_at) in (0, 3));
