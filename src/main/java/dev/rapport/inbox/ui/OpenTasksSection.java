package dev.rapport.inbox.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.rapport.cases.ui.SubjectTasks;
import dev.rapport.inbox.TaskEntry;
import dev.rapport.inbox.TaskInbox;
import dev.rapport.inbox.TaskNews;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.ui.Live;
import dev.rapport.platform.ui.Times;

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
    public Component of(SubjectId subject) {
        var section = new Section();
        section.addClassNames("panel", "open-tasks");
        fill(section, subject);
        live.refresh(
                section,
                TaskNews.class,
                (TaskNews news) -> news.tasks().stream().anyMatch(task -> subject.equals(task.subject())),
                () -> fill(section, subject));
        return section;
    }

    private void fill(Section section, SubjectId subject) {
        section.removeAll();
        var open = inbox.openAbout(subject);
        section.setVisible(!open.isEmpty());
        if (open.isEmpty()) return;
        section.add(new H2(text("inbox.to-do")));
        open.forEach(one -> section.add(line(one.entry(), one.mayBeDone())));
    }

    private static Div line(TaskEntry entry, boolean mayBeDone) {
        var line = new Div(new Span(entry.name()));
        line.addClassName("row");
        var due = entry.task().slaDueAt();
        if (due != null) line.add(Times.due(due));
        var holder = new Span(entry.assignee() == null ? text("inbox.nobody-yet") : entry.assignee());
        holder.addClassName("secondary");
        line.add(holder);
        if (mayBeDone) {
            var way = new Anchor("inbox/" + entry.key(), text("inbox.do-it"));
            way.addClassName("button-link");
            line.add(way);
        }
        return line;
    }

    private static String text(String key) {
        return UI.getCurrent().getTranslation(key);
    }
}
