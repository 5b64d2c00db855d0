package dev.rapport.cases.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import dev.rapport.cases.CaseNews;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Panel;
import dev.rapport.platform.ui.PersonZone;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page of a case: number, title, state and actions in the head, what is to be done and the way to do it, what is
 * known, and what happened. The case stands in the last part of the address.
 */
public abstract class CasePage<T extends Object> extends Div implements BeforeEnterObserver, HasDynamicTitle {

    /** @param title in the reader's words */
    public record Heading(SubjectId subject, String number, String title) {}

    /** Milliseconds between two words to colleagues that something is typed. */
    private static final int TYPES = 20_000;

    private final transient CaseSections sections;
    private final PageHead head = new PageHead("");
    private final WhoElse whoElse;
    private final Div notes = new Div();
    private final Div about = new Div();
    private final Div linked = new Div();
    private final Div beside = new Div();
    private final Div columns = new Div(about, beside);
    private boolean isStoryBeside = true;
    private String reference = "";
    private String number = "";
    private String title = "";
    private volatile @Nullable SubjectId subject;
    private @Nullable StoryList story;
    private SubjectNotes.@Nullable Shown noted;
    private transient @Nullable T shown;

    protected CasePage(CaseSections sections) {
        this.sections = sections;
        sections.live().refresh(this, CaseNews.class, this::concerns, this::follow);
        whoElse = new WhoElse(sections.views(), sections.held(), sections.staff(), sections.me(), sections.live());
        getElement().addEventListener("input", typed -> whoElse.types()).throttle(TYPES);
        addClassName("page");
        notes.addClassName("stack");
        about.addClassName("stack");
        columns.addClassName("two-columns");
        add(head, whoElse, notes, columns);
    }

    /** What is worked at here: it stands beside what is known, where the story stands otherwise. */
    protected final void main(Component main) {
        isStoryBeside = false;
        beside.add(main);
        columns.addComponentAsFirst(beside);
    }

    /** Refused if there is no such case or the reader may not see it. */
    protected abstract T read(String reference);

    protected abstract Heading heading(T one);

    /** Fills the head and adds what is known. */
    protected abstract void show(T one);

    @Override
    public final void beforeEnter(BeforeEnterEvent navigation) {
        var parameters = navigation.getRouteParameters();
        reference = parameters.getParameterNames().stream()
                .findFirst()
                .flatMap(parameters::get)
                .orElse("");
        reload();
    }

    @Override
    public final String getPageTitle() {
        return title;
    }

    /** Asked from other threads as well. */
    private boolean concerns(CaseNews news) {
        var shown = subject;
        return shown != null && news.mayConcern(shown);
    }

    /** What somebody else did with the case is seen at once; whoever may see it no more is told so, and loses no words. */
    private void follow() {
        if (!Notices.attempt(this::lookAgain)) subject = null;
    }

    private void lookAgain() {
        var one = read(reference);
        var before = story;
        if (before != null && one.equals(shown)) {
            before.reload();
            links(one);
            if (noted != null) noted.reload();
        } else reload(one);
        getUI().ifPresent(ui -> ui.getPage().setTitle(title));
    }

    /** Shows the case as it is now. */
    protected final void reload() {
        reload(read(reference));
    }

    /** The same after the reader sent what they wrote: colleagues are told no more that they write. */
    protected final void sent() {
        whoElse.stops();
        reload();
    }

    private void reload(T one) {
        shown = one;
        var heading = heading(one);
        whoElse.of(heading.subject());
        number = heading.number();
        title = heading.title();
        head.title(title);
        facts();
        actions();
        notes.removeAll();
        about.removeAll();
        about.add(sections.tasks().of(heading.subject(), () -> {}));
        show(one);
        about.add(linked);
        links(one);
        about.add(noted(heading.subject()));
        notes.setVisible(notes.getComponentCount() > 0);
        if (isStoryBeside) beside.removeAll();
        (isStoryBeside ? beside : about).add(new Panel(getTranslation("cases.story"), story(heading.subject())));
    }

    /** Kept while the case is the same, with what is being typed there. */
    private Component noted(SubjectId now) {
        var before = noted;
        if (before != null && now.equals(subject)) {
            before.reload();
            return before.component();
        }
        var fresh = sections.notes().of(now);
        noted = fresh;
        return fresh.component();
    }

    /** Read on as far as it was before. */
    private StoryList story(SubjectId now) {
        var before = story;
        if (before != null && now.equals(subject)) {
            before.reload();
            return before;
        }
        subject = now;
        var id = now.toString();
        var fresh = new StoryList(
                (after, limit) -> sections.cases().story(id, getLocale(), PersonZone.get(), limit, after));
        story = fresh;
        return fresh;
    }

    /** Cases are linked on the page of the process; here it is seen that they are. */
    private void links(T one) {
        var found = sections.links().of(heading(one).subject().toString());
        linked.removeAll();
        linked.setVisible(!found.isEmpty());
        if (!found.isEmpty()) linked.add(new Panel(getTranslation("cases.links"), LinksPanel.lines(found)));
    }

    /** State and other chips, links and times, before the way to the process. */
    protected final void facts(Component... facts) {
        var process = new Anchor("cases/" + number, getTranslation("cases.to-process"));
        head.facts(Stream.concat(Stream.of(facts), Stream.of(process)).toArray(Component[]::new));
    }

    protected final void actions(Component... actions) {
        head.actions(actions);
    }

    /** What the reader must know first. */
    protected final void note(Component note) {
        notes.add(note);
    }

    /** @param heading message key */
    protected final void panel(String heading, Component... content) {
        about.add(new Panel(getTranslation(heading), content));
    }
}
