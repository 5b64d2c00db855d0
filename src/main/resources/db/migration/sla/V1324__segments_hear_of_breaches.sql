-- Segments hear of what was broken towards customers, and of what turned out to be no breach.
call segments_hear_of_cases('breach_entry', 'subject_id');
