package dev.rapport.cases.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Panel;
import java.util.stream.Stream;

/**
 * The page of a case: number, title, state and actions in the head, what is to be done and the way to do it, what is
 * known, and what happened. The case stands in the last part of the address.
 */
public abstract class CasePage<T> extends Div implements BeforeEnterObserver, HasDynamicTitle {

    /** @param title in the reader's words */
    public record Heading(SubjectId subject, String number, String title) {}

    private final transient CaseSections sections;
    private final PageHead head = new PageHead("");
    private final Div notes = new Div();
    private final Div about = new Div();
    private final Div beside = new Div();
    private final Div columns = new Div(about, beside);
    private boolean isStoryBeside = true;
    private String reference = "";
    private String number = "";
    private String title = "";

    protected CasePage(CaseSections sections) {
        this.sections = sections;
        addClassName("page");
        notes.addClassName("stack");
        about.addClassName("stack");
        columns.addClassName("two-columns");
        add(head, notes, columns);
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

    /** Shows the case as it is now. */
    protected final void reload() {
        var one = read(reference);
        var heading = heading(one);
        number = heading.number();
        title = heading.title();
        head.title(title);
        facts();
        actions();
        notes.removeAll();
        about.removeAll();
        about.add(sections.tasks().of(heading.subject()));
        show(one);
        links(heading.subject());
        notes.setVisible(notes.getComponentCount() > 0);
        if (isStoryBeside) beside.removeAll();
        (isStoryBeside ? beside : about).add(sections.story().of(heading.subject()));
    }

    /** Cases are linked on the page of the process; here it is seen that they are. */
    private void links(SubjectId subject) {
        var linked = sections.links().of(subject.toString());
        if (linked.isEmpty()) return;
        panel("cases.links", LinksPanel.lines(linked));
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
