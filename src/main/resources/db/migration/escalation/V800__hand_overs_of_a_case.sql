-- A step asks when its case was last given away; without this it read every step that there ever was.
create index escalation_step_hand_overs on escalation_step (subject_id, done_at desc)
where plan ->> 'whether' = 'ACT' and plan ->> 'reassignTo' is not null;
