package dev.rapport.cases.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import dev.rapport.cases.Story;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.PersonZone;
import dev.rapport.platform.ui.Times;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** What happened, newest first, grouped by day; more is read when asked for. */
public class StoryList extends Div {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final int PAGE = 50;

    /** Reads the lines after a cursor. */
    public interface Loader extends Serializable {
        Page<Story.Line> load(@Nullable String after, int limit);
    }

    private final Loader loader;
    private final Button more = new Button(getTranslation("cases.more"));
    private @Nullable String next;
    private @Nullable LocalDate day;
    private int pages;

    public StoryList(Loader loader) {
        this.loader = loader;
        more.addThemeVariants(ButtonVariant.TERTIARY);
        more.addClickListener(click -> readOn());
        reload();
    }

    /** From the newest on, as far as it was read before. */
    public final void reload() {
        var before = Math.max(pages, 1);
        removeAll();
        next = null;
        day = null;
        pages = 0;
        do readOn();
        while (pages < before && next != null);
        if (getElement().getChildCount() == 0) add(new Span(getTranslation("cases.nothing-yet")));
    }

    /** From the newest on, for what is told otherwise now. */
    public final void startAgain() {
        pages = 0;
        reload();
    }

    private void readOn() {
        pages++;
        remove(more);
        var page = loader.load(next, PAGE);
        page.items().forEach(this::addLine);
        next = page.next();
        if (next != null) add(more);
    }

    private void addLine(Story.Line line) {
        var at = line.at().atZone(PersonZone.get());
        if (!at.toLocalDate().equals(day)) {
            day = at.toLocalDate();
            var heading = new H3(Times.day(line.at()));
            heading.addClassName("story-day");
            add(heading);
        }
        var time = new Span(TIME.format(at));
        time.addClassName("secondary");
        time.setTitle(Times.exact(line.at()));
        var text = new Span(line.text());
        var words = new Div(text);
        if (line.about() != null) words.addComponentAsFirst(new SubjectLink(line.about()));
        var by = line.unnamedActor();
        if (by != null) {
            var actor = new Span(" · " + by);
            actor.addClassName("secondary");
            words.add(actor);
        }
        var row = new Div(time, words);
        row.addClassName("story-line");
        add(row);
    }
}
