-- The version on which a step was entered, or to which it was moved since. Where it is absent, the step belongs to the
-- version of its instance: no instance had been moved.
alter table element_instance add column version int;
