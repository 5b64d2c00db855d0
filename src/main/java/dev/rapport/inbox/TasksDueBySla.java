package dev.rapport.inbox;

import dev.rapport.engine.TaskDue;
import dev.rapport.engine.UserTasks;
import dev.rapport.platform.SubjectId;
import dev.rapport.sla.ClocksChanged;
import dev.rapport.sla.ClocksRecomputed;
import dev.rapport.sla.Sla;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tasks fall due when the earliest running clock of their subject does, and follow it when it moves. */
@Component
class TasksDueBySla implements TaskDue {

    private final Sla sla;
    private final ObjectProvider<UserTasks> tasks;

    TasksDueBySla(Sla sla, ObjectProvider<UserTasks> tasks) {
        this.sla = sla;
        this.tasks = tasks;
    }

    @Override
    public Map<SubjectId, Instant> of(Set<SubjectId> subjects) {
        return sla.nextDueUnchanged(subjects);
    }

    @EventListener
    void clocksChanged(ClocksChanged change) {
        tasks.getObject().dueChanged(change.subject(), change.nextDue());
    }

    @EventListener
    void clocksRecomputed(ClocksRecomputed many) {
        var due = new HashMap<SubjectId, @Nullable Instant>();
        many.changes().forEach(change -> due.put(change.subject(), change.nextDue()));
        tasks.getObject().dueChanged(due);
    }
}
