package dev.rapport.inbox.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.rapport.cases.ui.SubjectTasks;
import dev.rapport.inbox.TaskInbox;
import dev.rapport.inbox.TaskInbox.OpenTask;
import dev.rapport.inbox.TaskNews;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.ui.Live;
import dev.rapport.platform.ui.Times;
import java.util.List;

/** What is to be done for a subject now: by whom, until when, and the way to do it. */
@org.springframework.stereotype.Component
class OpenTasksSection implements SubjectTasks {

    private final TaskInbox inbox;
    private final Live live;

    OpenTasksSection(TaskInbox inbox, Live live) {
        this.inbox = inbox;
        this.live = live;
    }

    @Override
    public Component of(SubjectId subject, Runnable changed) {
        var section = new Section();
        section.addClassNames("panel", "open-tasks");
        fill(section, subject);
        live.refresh(
                section,
                TaskNews.class,
                (TaskNews news) -> news.tasks().stream().anyMatch(task -> subject.equals(task.subject())),
                () -> {
                    fill(section, subject);
                    changed.run();
                });
        return section;
    }

    private void fill(Section section, SubjectId subject) {
        section.removeAll();
        var open = about(subject);
        section.setVisible(!open.isEmpty());
        if (open.isEmpty()) return;
        section.add(new H2(text("inbox.to-do")));
        open.forEach(one -> section.add(line(one)));
    }

    /** Whoever may see the case no more sees nothing to do either. */
    private List<OpenTask> about(SubjectId subject) {
        try {
            return inbox.openAbout(subject);
        } catch (Refused notSeenAnyMore) {
            return List.of();
        }
    }

    private static Div line(OpenTask one) {
        var entry = one.entry();
        var line = new Div(new Span(entry.name()));
        line.addClassName("row");
        var due = entry.task().slaDueAt();
        if (due != null) line.add(Times.due(due));
        var holder = new Span(entry.assignee() == null ? text("inbox.nobody-yet") : entry.assignee());
        holder.addClassName("secondary");
        line.add(holder);
        if (one.maySee()) {
            var way = new Anchor("inbox/" + entry.key(), text(one.rights().complete() ? "inbox.do-it" : "inbox.look"));
            way.addClassName("button-link");
            line.add(way);
        }
        return line;
    }

    private static String text(String key) {
        return UI.getCurrent().getTranslation(key);
    }
}
