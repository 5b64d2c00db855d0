package dev.rapport.cases.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.cases.CaseFile;
import dev.rapport.cases.CaseKind;
import dev.rapport.cases.CaseLinks;
import dev.rapport.cases.CaseNews;
import dev.rapport.cases.Cases;
import dev.rapport.cases.StuckRuns;
import dev.rapport.cases.Subject;
import dev.rapport.cases.TrailSentences;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.EmptyState;
import dev.rapport.platform.ui.Live;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Panel;
import dev.rapport.platform.ui.PersonZone;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A subject from its process's side: the diagram with the way taken, what was entered, the story and the trace. */
@Route("cases/:number")
@PermitAll
public class CaseView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Cases cases;
    private final transient Staff staff;
    private final transient TrailSentences sentences;
    private final transient StuckRuns stuckRuns;
    private final transient SubjectTasks tasks;
    private final transient CaseLinks links;
    private final transient SubjectNotes notes;
    private final PageHead head = new PageHead("");
    private final Div runs = new Div();
    private final Div entries = new Div();
    private final Div trace = new Div();
    private @Nullable LinksPanel linked;
    private @Nullable StoryList story;
    private SubjectNotes.@Nullable Shown noted;
    private transient List<CaseFile.Run> shownRuns = List.of();
    private volatile @Nullable SubjectId subject;
    private String number = "";
    private String title = "";

    CaseView(
            Cases cases,
            Staff staff,
            TrailSentences sentences,
            StuckRuns stuckRuns,
            SubjectTasks tasks,
            CaseLinks links,
            SubjectNotes notes,
            Live live) {
        this.links = links;
        this.notes = notes;
        this.tasks = tasks;
        this.sentences = sentences;
        this.stuckRuns = stuckRuns;
        this.cases = cases;
        this.staff = staff;
        addClassName("page");
        runs.addClassName("stack");
        live.refresh(this, CaseNews.class, this::concerns, this::follow);
    }

    /** Asked from other threads as well. */
    private boolean concerns(CaseNews news) {
        var shown = subject;
        return shown != null && news.mayConcern(shown);
    }

    private void follow() {
        if (!Notices.attempt(() -> show(cases.file(number)))) subject = null;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        var text = navigation.getRouteParameters().get("number").orElse("");
        number = SubjectLink.normal(text).orElse(text);
        var file = cases.file(number);
        subject = file.subject().id();
        var told = story(number);
        story = told;
        linked = new LinksPanel(links, number, told::reload);
        var beside = notes.of(file.subject().id());
        noted = beside;
        shownRuns = List.of();
        removeAll();
        add(head, tasks.of(file.subject().id(), this::follow), runs);
        add(new Panel(getTranslation("cases.entered"), entries));
        add(new Panel(getTranslation("cases.links"), linked));
        add(beside.component());
        add(new Panel(getTranslation("cases.story"), told));
        add(new Panel(getTranslation("cases.trace"), trace));
        show(file);
    }

    /** All but what the reader types. */
    private void show(CaseFile file) {
        title = file.subject().number() + " · "
                + SubjectTitle.of(file.subject().kind(), file.subject().title());
        head(file);
        if (file.runs().isEmpty() || !file.runs().equals(shownRuns)) showRuns(file);
        entries.removeAll();
        entries.add(entries(file));
        if (linked != null) linked.show();
        if (noted != null) noted.reload();
        if (story != null) story.reload();
        trace.removeAll();
        trace.add(new TraceView(cases.trace(number), sentences));
    }

    /** Drawn anew only when they went on: a drawing is looked at with its own zoom. */
    private void showRuns(CaseFile file) {
        shownRuns = file.runs();
        runs.removeAll();
        if (shownRuns.isEmpty())
            runs.add(new EmptyState(
                    VaadinIcon.CLUSTER, getTranslation("cases.no-process"), getTranslation("cases.no-process-hint")));
        shownRuns.forEach(run -> runs.add(new Panel(heading(run), new RunPanel(run, stuckRuns))));
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private StoryList story(String number) {
        var locale = getLocale();
        return new StoryList((after, limit) -> cases.story(number, locale, PersonZone.get(), limit, after));
    }

    private void head(CaseFile file) {
        var subject = file.subject();
        var facts = new ArrayList<Component>();
        facts.add(Chips.plain(getTranslation(CaseKind.word(subject.kind()))));
        facts.add(new SubjectLink(subject.number(), getTranslation("cases.to-page")));
        if (subject.customer() != null && file.customerName() != null)
            facts.add(new Anchor("customers/" + subject.customer(), file.customerName()));
        facts.add(new Span(owner(file, subject)));
        facts.add(Times.ago(subject.openedAt()));
        head.title(title);
        head.facts(facts.toArray(Component[]::new));
    }

    private String owner(CaseFile file, Subject subject) {
        if (file.ownerName() != null) return file.ownerName();
        var key = subject.team();
        if (key == null) return getTranslation("cases.nobody");
        return staff.team(key).map(team -> team.name(getLocale())).orElse(key);
    }

    private String heading(CaseFile.Run run) {
        var instance = run.instance();
        return getTranslation(
                "cases.process", run.name(), instance.version(), getTranslation("cases.state." + instance.state()));
    }

    private Div entries(CaseFile file) {
        var list = new Div();
        list.addClassName("stack");
        if (file.entries().isEmpty()) list.add(new Paragraph(getTranslation("cases.nothing-entered")));
        file.entries().forEach(entry -> list.add(entry(entry)));
        return list;
    }

    private Div entry(CaseFile.Entry entry) {
        var by = entry.by() == null ? "–" : entry.by();
        var caption = new H3(getTranslation("cases.entry", entry.task(), by, Times.exact(entry.at())));
        caption.addClassName("story-day");
        var block = new Div(caption);
        if (entry.answers().isEmpty()) block.add(new Paragraph(getTranslation("cases.confirmed-only")));
        else block.add(new AnswerList(entry.answers()));
        if (!entry.further().isEmpty())
            block.add(new Details(getTranslation("cases.technical"), new AnswerList(entry.further())));
        return block;
    }
}
