package dev.rapport.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.rapport.platform.Page;
import java.io.Serializable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A list that is read page by page with a cursor and fits any width; a button reads on. */
final class RowList<T> extends Div {

    private static final int PAGE = 50;

    /** Reads the page after a cursor, or the first one. */
    interface Loader<T> extends Serializable {
        Page<T> load(@Nullable String after, int limit);
    }

    private final transient Loader<T> loader;
    private final transient Function<T, Component> row;
    private final UnorderedList list = new UnorderedList();
    private final Button more = new Button();
    private @Nullable String next;

    RowList(Loader<T> loader, Function<T, Component> row) {
        this.loader = loader;
        this.row = row;
        list.addClassName("sla-rows");
        more.setText(getTranslation("sla.more"));
        more.addThemeVariants(ButtonVariant.TERTIARY);
        more.setDisableOnClick(true);
        more.addClickListener(click -> {
            readOn();
            more.setEnabled(true);
        });
        add(list, more);
    }

    /** Reads anew from the top; false when there is nothing. */
    boolean reload() {
        list.removeAll();
        next = null;
        readOn();
        return list.getComponentCount() > 0;
    }

    private void readOn() {
        var page = loader.load(next, PAGE);
        page.items().forEach(item -> list.add(new ListItem(row.apply(item))));
        next = page.next();
        more.setVisible(next != null);
    }
}
