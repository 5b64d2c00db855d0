package dev.rapport.inbox.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.rapport.access.Access;
import dev.rapport.access.Person;
import dev.rapport.access.Staff;
import dev.rapport.cases.Story;
import dev.rapport.cases.ui.SubjectTalk;
import dev.rapport.customer.CustomerCard;
import dev.rapport.customer.CustomerPanel;
import dev.rapport.customer.Customers;
import dev.rapport.engine.ProcessWords;
import dev.rapport.engine.Step;
import dev.rapport.engine.UserTask;
import dev.rapport.inbox.Entered;
import dev.rapport.inbox.TaskDrafts;
import dev.rapport.inbox.TaskDrafts.Draft;
import dev.rapport.inbox.TaskEntry;
import dev.rapport.inbox.TaskForms;
import dev.rapport.inbox.TaskRights;
import dev.rapport.inbox.TaskRun;
import dev.rapport.platform.CustomerHeard;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.CustomerWords;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.BpmnDiagram;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.EmptyState;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.Live;
import dev.rapport.platform.ui.Times;
import dev.rapport.platform.ui.Words;
import dev.rapport.sla.SlaQueries;
import dev.rapport.sla.ui.SlaStrip;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes what the work pane shows of a task: form, customer, story, diagram, times. */
@org.springframework.stereotype.Component
class WorkContent {

    private static final int LONGEST_STORY = 100;

    private final TaskForms forms;
    private final TaskDrafts drafts;
    private final Customers customers;
    private final TaskRun run;
    private final ProcessWords words;
    private final SlaQueries clocks;
    private final Staff staff;
    private final Access access;
    private final List<CustomerPanel> panels;
    private final List<SubjectTalk> talks;
    private final CustomerWords heard;
    private final Live live;

    WorkContent(
            TaskForms forms,
            TaskDrafts drafts,
            Customers customers,
            TaskRun run,
            ProcessWords words,
            SlaQueries clocks,
            Staff staff,
            Access access,
            List<CustomerPanel> panels,
            List<SubjectTalk> talks,
            CustomerWords heard,
            Live live) {
        this.panels = panels;
        this.talks = talks;
        this.heard = heard;
        this.live = live;
        this.forms = forms;
        this.drafts = drafts;
        this.customers = customers;
        this.run = run;
        this.words = words;
        this.clocks = clocks;
        this.staff = staff;
        this.access = access;
    }

    /** The form with what the case has, and over it what the person had typed before and the case has not changed since. */
    TaskFormPane form(UserTask task, Consumer<Map<String, Object>> completion) {
        var data = new HashMap<>(forms.data(task));
        var startedWith = forms.fields(task, data);
        var schema = forms.schema(task, access.me().locale()).orElse(null);
        drafts.mine(task.key()).ifPresent(draft -> {
            var typed = Entered.over(forms.fields(task, draft.data()), draft.startedWith(), startedWith);
            data.putAll(typed.values());
            if (schema != null) ContestedFields.mark(schema, typed.contested(), data);
        });
        return new TaskFormPane(
                schema,
                data,
                startedWith,
                draft -> drafts.keep(task.key(), new Draft(forms.fields(task, draft), startedWith)),
                completion);
    }

    /** What the person may do with the task. */
    TaskRights rights(UserTask task) {
        return run.rights(task);
    }

    /** The customer, with what else is open for them. */
    Component customer(CustomerId id) {
        var pane = new Div(customers.card(id).map(this::card).orElseGet(Div::new));
        pane.addClassName("stack");
        panels.stream()
                .filter(panel -> panel.place() == CustomerPanel.Place.ASIDE)
                .sorted(Comparator.comparingInt(CustomerPanel::order))
                .forEach(panel -> pane.add(new H3(text(panel.title())), panel.show(id)));
        return pane;
    }

    /** What was said so far, for tasks about a conversation. */
    Optional<Component> talk(SubjectId subject) {
        return talks.stream().flatMap(talk -> talk.of(subject).stream()).findFirst();
    }

    /** The newest message of the customer; to be asked before the conversation is shown. */
    @Nullable
    UUID newest(SubjectId subject) {
        return heard.newest(subject).orElse(null);
    }

    /** Lets it hear when the customer writes. */
    void listen(Component pane, SubjectId subject, Runnable refresh) {
        live.refresh(pane, CustomerHeard.class, (CustomerHeard news) -> subject.equals(news.subject()), refresh);
    }

    Component story(UserTask task) {
        var list = new OrderedList();
        list.addClassName("story");
        run.story(task, LONGEST_STORY).forEach(line -> list.add(line(line)));
        return list;
    }

    Component diagram(UserTask task) {
        var known = run.path(task);
        if (known.isEmpty())
            return new EmptyState(VaadinIcon.CLUSTER, text("inbox.no-diagram"), text("inbox.no-diagram-hint"));
        var path = known.get();
        var left = path.steps().stream()
                .map(Step::elementId)
                .filter(element -> !path.current().contains(element))
                .collect(Collectors.toSet());
        var stuck =
                path.incidents().stream().map(incident -> incident.elementId()).toList();
        var names = words.translations(task.definitionKey(), access.me().locale());
        return new BpmnDiagram(
                path.xml(), names, path.current(), left, path.flows().keySet(), stuck);
    }

    Component times(TaskEntry entry) {
        var task = entry.task();
        var facts = new Facts().with(text("inbox.created"), Times.exact(task.createdAt()));
        if (task.slaDueAt() != null)
            facts.with(
                    text("inbox.due"),
                    new Div(Times.due(task.slaDueAt()), new Span(" " + Times.exact(task.slaDueAt()))));
        var teams = staff.teams();
        var names = task.candidateGroups().stream()
                .map(key ->
                        teams.containsKey(key) ? teams.get(key).name(access.me().locale()) : key)
                .collect(Collectors.joining(", "));
        facts.with(text("inbox.teams"), names).with(text("inbox.assignee"), entry.assignee());
        var pane = new Div(facts);
        pane.addClassName("stack");
        var subject = entry.subject();
        if (subject != null)
            clocks.tellingStrips(subject.id()).forEach(strip -> pane.add(new SlaStrip(strip, this::name)));
        return pane;
    }

    private String name(UserId user) {
        return staff.byId(user).map(Person::name).orElse("–");
    }

    private Div card(CustomerCard card) {
        var facts = new Facts()
                .with(text("inbox.customer"), new Anchor("customers/" + card.id(), card.name()))
                .with(text("inbox.tier"), Words.known("word.tier." + card.tier(), card.tier()))
                .with(text("inbox.contact-points"), String.join(", ", card.maskedContactPoints()));
        var owner = card.owner();
        if (owner != null)
            facts.with(text("inbox.owner"), staff.byId(owner).map(Person::name).orElse("–"));
        var pane = new Div(facts);
        if (card.doNotContact()) pane.addComponentAsFirst(Chips.bad(text("inbox.do-not-contact")));
        return pane;
    }

    private ListItem line(Story.Line line) {
        var when = new Div(Times.ago(line.at()));
        when.addClassName("secondary");
        var by = line.unnamedActor();
        if (by != null) when.add(new Span(" · " + by));
        return new ListItem(new Paragraph(line.text()), when);
    }

    private static String text(String key) {
        return com.vaadin.flow.component.UI.getCurrent().getTranslation(key);
    }
}
