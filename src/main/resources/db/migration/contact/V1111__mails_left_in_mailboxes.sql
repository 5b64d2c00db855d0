-- How many mails were too long or could not be fetched: only their headers are kept, and they stay in the mailbox.
alter table mailbox
    add left_there integer not null default 0;
