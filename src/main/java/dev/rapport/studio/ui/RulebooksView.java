package dev.rapport.studio.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Times;
import dev.rapport.platform.ui.Words;
import dev.rapport.studio.rulebooks.RulebookDesk;
import dev.rapport.studio.rulebooks.RulebookDesk.Shelf;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** All rulebooks, each with the version that decides and what waits for a second person. */
@Route("rulebooks")
@Menu(title = "nav.rulebooks", order = 76, icon = "vaadin:scale")
@RolesAllowed({"DESIGNER", "MANAGER", "AUDITOR", "ADMIN"})
public class RulebooksView extends ListPage<Shelf> {

    private final transient RulebookDesk desk;

    RulebooksView(RulebookDesk desk) {
        super("nav.rulebooks");
        this.desk = desk;
        var columns = columns();
        columns.card("studio.rulebook", RulebooksView::name);
        columns.cell("studio.rulebook", RulebooksView::name).width("14rem", 3).wideOnly();
        columns.words(
                        "studio.version",
                        shelf -> String.valueOf(shelf.live().of().version()))
                .narrow()
                .labelled();
        columns.words("studio.author", this::author).width("9rem", 1).labelled();
        columns.cell("studio.rulebook.since", RulebooksView::since).width("8rem", 1);
        columns.cell("studio.rulebook.next", this::next).width("12rem", 1);
        ifNothing(VaadinIcon.SCALE, "studio.rulebook.none");
    }

    @Override
    protected Page<Shelf> read(int limit, @Nullable String after) {
        return new Page<>(desk.all(), null);
    }

    private static Div name(Shelf shelf) {
        var name = shelf.book().name();
        var about = new Div(
                Words.known("studio.rulebook.about." + name, shelf.book().module()));
        about.addClassName("secondary");
        return new Div(new Anchor("rulebooks/" + name, title(name)), about);
    }

    static String title(String rulebook) {
        return Words.known("studio.rulebook.name." + rulebook, rulebook);
    }

    private String author(Shelf shelf) {
        var author = shelf.live().author();
        return author == null ? getTranslation("studio.by-product") : author;
    }

    private static com.vaadin.flow.component.Component since(Shelf shelf) {
        var at = shelf.live().of().publishedAt();
        return at == null ? new Span() : Times.ago(at);
    }

    private Div next(Shelf shelf) {
        var cell = new Div();
        if (shelf.waiting() > 0) cell.add(Chips.warning(getTranslation("studio.rulebook.waiting", shelf.waiting())));
        if (shelf.isWritten()) cell.add(Chips.info(getTranslation("studio.rulebook.mine")));
        return cell;
    }
}
