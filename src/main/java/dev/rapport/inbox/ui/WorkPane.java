package dev.rapport.inbox.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.TabSheet;
import dev.rapport.cases.ui.SubjectLink;
import dev.rapport.cases.ui.SubjectTitle;
import dev.rapport.engine.UserTask;
import dev.rapport.inbox.TaskEntry;
import dev.rapport.inbox.TaskRights;
import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Times;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One task: its head, its form with the story beside it, and what can be done. */
class WorkPane extends Div {

    /** What the buttons do. */
    interface Deeds {
        void claim();

        void release();

        void complete(Map<String, Object> entered);

        void back();
    }

    private final transient WorkContent content;
    private final transient Deeds deeds;
    private final Map<Tab, Supplier<Component>> tabs = new HashMap<>();
    private transient TaskEntry entry;
    private final PageHead head;
    private final Div notice = new Div();
    private final Div news = new Div();
    private final Div talk = new Div();
    private transient @Nullable UUID seen;
    private final Button claim;
    private final Button release;
    private final Button complete;
    private final TaskFormPane form;

    WorkPane(TaskEntry entry, WorkContent content, Deeds deeds) {
        this.entry = entry;
        this.content = content;
        this.deeds = deeds;
        addClassName("work-pane");
        head = new PageHead(entry.name());
        notice.addClassName("work-notice");
        notice.getElement().setAttribute("role", "status");
        news.addClassName("work-notice");
        news.getElement().setAttribute("role", "status");
        news.setVisible(false);
        form = content.form(entry.task(), deeds::complete);
        claim = new Button(getTranslation("inbox.claim"), click -> deeds.claim());
        claim.setTooltipText(getTranslation("inbox.claim-hint"));
        release = new Button(getTranslation("inbox.release"), click -> deeds.release());
        complete = new Button(form.completion(), click -> form.submit());
        complete.setTooltipText(getTranslation("inbox.complete-hint"));
        complete.addThemeVariants(ButtonVariant.PRIMARY);
        var footer = new Footer(complete, claim, release);
        footer.addClassName("work-actions");
        add(back(), head, notice, news, sheet(), footer);
        update(entry);
    }

    /** Shows what became of the task; what the person typed stays. */
    final void update(TaskEntry changed) {
        entry = changed;
        var task = entry.task();
        head.facts(facts().toArray(Component[]::new));
        var rights = content.rights(task);
        claim.setVisible(rights.claim());
        release.setVisible(rights.release());
        complete.setVisible(rights.complete());
        form.setReadOnly(!rights.complete());
        var text = stateText(task, rights);
        notice.setVisible(!text.isEmpty());
        notice.setText(text);
    }

    /** Shows what the customer has written since, if they have. */
    final void hear() {
        var subject = entry.subject();
        if (subject == null) return;
        var newest = content.newest(subject.id());
        if (Objects.equals(newest, seen)) return;
        seen = newest;
        talk.removeAll();
        content.talk(subject.id()).ifPresent(talk::add);
        news.setText(getTranslation("inbox.customer-wrote"));
        news.setVisible(true);
    }

    /** The newest message of the customer that is shown. */
    @Nullable
    UUID seen() {
        return seen;
    }

    /** What the case had for the form's fields when it was filled. */
    Map<String, Object> startedWith() {
        return form.startedWith();
    }

    TaskEntry entry() {
        return entry;
    }

    void submit() {
        if (complete.isVisible()) form.submit();
    }

    boolean offersClaim() {
        return claim.isVisible();
    }

    private String stateText(UserTask task, TaskRights rights) {
        return switch (task.state()) {
            case SENT -> getTranslation("inbox.is-sent");
            case COMPLETED -> getTranslation("inbox.is-done");
            case CANCELED -> getTranslation("inbox.is-canceled");
            case OPEN -> hindrance(rights.hindrance());
        };
    }

    private String hindrance(@Nullable Refused why) {
        if (why == null) return "";
        if (why.kind() == Refused.Kind.CONFLICT)
            return getTranslation("inbox.is-taken", String.valueOf(entry.assignee()));
        return getTranslation(why.key(), why.arguments());
    }

    private ArrayList<Component> facts() {
        var facts = new ArrayList<Component>();
        var subject = entry.subject();
        if (subject != null) {
            facts.add(new SubjectLink(
                    subject.number(), subject.number() + " " + SubjectTitle.of(subject.kind(), subject.title())));
            if (entry.customer() != null) facts.add(new Span(entry.customer()));
        }
        if (entry.task().slaDueAt() != null) facts.add(Times.due(entry.task().slaDueAt()));
        if (entry.assignee() != null) facts.add(Chips.plain(entry.assignee()));
        return facts;
    }

    private Button back() {
        var back = new Button(getTranslation("inbox.back"), VaadinIcon.ARROW_LEFT.create(), click -> deeds.back());
        back.addThemeVariants(ButtonVariant.TERTIARY);
        back.addClassName("work-back");
        return back;
    }

    private TabSheet sheet() {
        var sheet = new TabSheet();
        sheet.addClassName("work-tabs");
        var subject = entry.subject();
        var work = new Div(form);
        work.addClassName("stack");
        if (subject != null) {
            work.add(talk);
            seen = content.newest(subject.id());
            content.talk(subject.id()).ifPresent(talk::add);
            content.listen(this, subject.id(), this::hear);
        }
        sheet.add(getTranslation("inbox.tab.form"), work);
        if (subject != null) {
            var customer = subject.customer();
            if (customer != null) later(sheet, "customer", () -> content.customer(customer));
            later(sheet, "story", () -> content.story(entry.task()));
        }
        later(sheet, "diagram", () -> content.diagram(entry.task()));
        later(sheet, "times", () -> content.times(entry));
        sheet.addSelectedChangeListener(change -> fill(sheet, change.getSelectedTab()));
        return sheet;
    }

    private void later(TabSheet sheet, String name, Supplier<Component> maker) {
        tabs.put(sheet.add(getTranslation("inbox.tab." + name), new Div()), maker);
    }

    private void fill(TabSheet sheet, @Nullable Tab tab) {
        var maker = tabs.get(tab);
        if (maker == null || tab == null) return;
        ((Div) sheet.getComponent(tab)).removeAll();
        ((Div) sheet.getComponent(tab)).add(maker.get());
    }
}
