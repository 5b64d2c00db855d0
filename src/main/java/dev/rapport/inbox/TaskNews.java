package dev.rapport.inbox;

import dev.rapport.engine.UserTask;
import dev.rapport.engine.UserTasks;
import dev.rapport.engine.UserTasksChanged;
import dev.rapport.platform.ui.Live;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tasks as they now are, after something happened to them. Read once for all open screens, so that each can tell without
 * a query whether the news are for it.
 */
public record TaskNews(List<UserTask> tasks) {

    /** Reads the changed tasks and tells the screens. */
    @Component
    static class Desk {

        private final UserTasks tasks;
        private final Live live;
        private final ApplicationEventPublisher events;

        Desk(UserTasks tasks, Live live, ApplicationEventPublisher events) {
            this.tasks = tasks;
            this.live = live;
            this.events = events;
        }

        @EventListener
        void changed(UserTasksChanged change) {
            if (live.isWatched()) events.publishEvent(new TaskNews(tasks.find(change.keys())));
        }
    }
}
