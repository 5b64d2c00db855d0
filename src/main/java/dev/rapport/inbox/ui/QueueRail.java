package dev.rapport.inbox.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.rapport.access.Staff;
import dev.rapport.access.Team;
import dev.rapport.inbox.Queue;
import dev.rapport.inbox.QueueCount;
import dev.rapport.inbox.TaskFilter;
import dev.rapport.inbox.TaskFilters;
import dev.rapport.inbox.TaskInbox;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** My queues and my filters, with how many tasks wait in each. */
class QueueRail extends Nav {

    private final transient TaskInbox inbox;
    private final transient TaskFilters filters;
    private final transient Map<String, Team> teams;
    private final transient Consumer<Queue> picked;
    private final Map<Queue, Button> buttons = new HashMap<>();
    private final Map<Queue, Span> counts = new HashMap<>();
    private final Div ownFilters = new Div();
    private @Nullable Queue current;

    QueueRail(TaskInbox inbox, TaskFilters filters, Staff staff, Consumer<Queue> picked) {
        this.inbox = inbox;
        this.filters = filters;
        this.picked = picked;
        teams = staff.teams();
        addClassName("queue-rail");
        setAriaLabel(getTranslation("inbox.queues"));
        inbox.queues().forEach(queue -> add(button(queue, title(queue))));
        if (inbox.seesAll()) add(button(Queue.ALL, title(Queue.ALL)));
        ownFilters.addClassName("queue-filters");
        add(ownFilters);
        showFilters();
    }

    final void refresh() {
        for (QueueCount count : inbox.counts())
            counts.computeIfPresent(count.queue(), (queue, text) -> {
                text.setText(Integer.toString(count.tasks()));
                return text;
            });
    }

    void mark(Queue queue) {
        current = queue;
        buttons.forEach((other, button) -> {
            button.setClassName("queue-current", other.equals(queue));
            button.getElement().setAttribute("aria-current", String.valueOf(other.equals(queue)));
        });
    }

    private void showFilters() {
        ownFilters.removeAll();
        buttons.keySet().removeIf(queue -> queue.kind() == Queue.Kind.FILTER);
        counts.keySet().removeIf(queue -> queue.kind() == Queue.Kind.FILTER);
        var heading = new H2(getTranslation("inbox.filters"));
        heading.addClassName("queue-heading");
        ownFilters.add(heading);
        filters.mine().forEach(filter -> ownFilters.add(line(filter)));
        var add = new Button(getTranslation("inbox.filter.new"), VaadinIcon.PLUS.create(), click -> edit(null));
        add.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        ownFilters.add(add);
        refresh();
        if (current != null) mark(current);
    }

    private Div line(TaskFilter filter) {
        var change = new Button(VaadinIcon.PENCIL.create(), click -> edit(filter));
        change.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        change.setAriaLabel(getTranslation("inbox.filter.change-named", filter.name()));
        var line = new Div(button(Queue.filter(filter.id().toString()), filter.name()), change);
        line.addClassName("queue-filter");
        return line;
    }

    private void edit(@Nullable TaskFilter filter) {
        var dialog = new FilterDialog(
                filters,
                filter,
                inbox.seesAll(),
                saved -> {
                    showFilters();
                    picked.accept(Queue.filter(saved.id().toString()));
                },
                () -> {
                    showFilters();
                    picked.accept(Queue.MINE);
                });
        dialog.open();
    }

    private String title(Queue queue) {
        var team = queue.which();
        if (team == null) return getTranslation("inbox.queue." + queue.kind());
        var known = teams.get(team);
        return known == null ? team : known.name(getLocale());
    }

    private Button button(Queue queue, String title) {
        var count = new Span();
        count.addClassName("queue-count");
        var button = new Button(title, click -> picked.accept(queue));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setSuffixComponent(count);
        button.addClassName("queue");
        buttons.put(queue, button);
        counts.put(queue, count);
        return button;
    }
}
