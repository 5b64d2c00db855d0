-- Who froze a segment; what happens by itself has nobody.
alter table segment_change add column changed_by uuid;
