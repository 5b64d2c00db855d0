-- Lists ask for each case that is neither one's own nor one's team's whether one opened or watches it.
create index subject_by_opener on subject (opened_by) where opened_by is not null;
create index case_watcher_by_person on case_watcher (user_id);
