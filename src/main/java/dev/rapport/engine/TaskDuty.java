package dev.rapport.engine;

import dev.rapport.platform.UserId;

/** Keeps people from deciding on their own work; given by the module that owns the process. */
public interface TaskDuty extends ProcessPart {

    /** Refuses whoever must leave the task to a colleague, although their team may do it. */
    void requireImpartial(UserTask task, UserId person);
}
