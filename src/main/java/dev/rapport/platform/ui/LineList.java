package dev.rapport.platform.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A list that is read page by page with a cursor and fits any width; a button reads on. */
public final class LineList<T> extends Div {

    private static final int PAGE = 50;

    private final KeysetGrid.Loader<T> loader;
    private final transient Function<T, ListItem> line;
    private final UnorderedList list = new UnorderedList();
    private final Button more = new Button(getTranslation("ui.more"), click -> readOn());
    private @Nullable String next;

    /** @param styles of the list */
    public LineList(KeysetGrid.Loader<T> loader, Function<T, ListItem> line, String... styles) {
        this.loader = loader;
        this.line = line;
        list.addClassNames(styles);
        more.addThemeVariants(ButtonVariant.TERTIARY);
        more.setDisableOnClick(true);
        add(list, more);
    }

    /** Reads anew from the top; false when there is nothing. */
    public boolean reload() {
        list.removeAll();
        next = null;
        readOn();
        return list.getComponentCount() > 0;
    }

    private void readOn() {
        var page = loader.load(next, PAGE);
        page.items().forEach(item -> list.add(line.apply(item)));
        next = page.next();
        more.setVisible(next != null);
        more.setEnabled(true);
    }
}
