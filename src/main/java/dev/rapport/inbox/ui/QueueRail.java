package dev.rapport.inbox.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import dev.rapport.access.Staff;
import dev.rapport.access.Team;
import dev.rapport.inbox.Queue;
import dev.rapport.inbox.QueueCount;
import dev.rapport.inbox.TaskInbox;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** My queues with how many tasks wait in each. */
class QueueRail extends Nav {

    private final transient TaskInbox inbox;
    private final transient Map<String, Team> teams;
    private final transient Consumer<Queue> picked;
    private final Map<Queue, Button> buttons = new HashMap<>();
    private final Map<Queue, Span> counts = new HashMap<>();

    QueueRail(TaskInbox inbox, Staff staff, Consumer<Queue> picked) {
        this.inbox = inbox;
        this.picked = picked;
        teams = staff.teams();
        addClassName("queue-rail");
        setAriaLabel(getTranslation("inbox.queues"));
        refresh();
        if (inbox.seesAll()) button(Queue.ALL);
    }

    final void refresh() {
        for (QueueCount count : inbox.counts()) {
            button(count.queue());
            counts.computeIfPresent(count.queue(), (queue, text) -> {
                text.setText(Integer.toString(count.tasks()));
                return text;
            });
        }
    }

    void mark(Queue queue) {
        buttons.forEach((other, button) -> {
            button.setClassName("queue-current", other.equals(queue));
            button.getElement().setAttribute("aria-current", String.valueOf(other.equals(queue)));
        });
    }

    String title(Queue queue) {
        var team = queue.team();
        if (team == null) return getTranslation("inbox.queue." + queue.kind());
        var known = teams.get(team);
        return known == null ? team : known.name(getLocale());
    }

    private void button(Queue queue) {
        if (buttons.containsKey(queue)) return;
        var count = new Span();
        count.addClassName("queue-count");
        var button = new Button(title(queue), click -> picked.accept(queue));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setSuffixComponent(count);
        button.addClassName("queue");
        buttons.put(queue, button);
        counts.put(queue, count);
        add(button);
    }
}
