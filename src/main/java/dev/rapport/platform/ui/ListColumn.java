package dev.rapport.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.grid.Grid.Column;
import com.vaadin.flow.component.html.Span;
import java.util.function.Function;

/** A column of a list: on a phone a part of the row's card. */
public final class ListColumn<T> {

    private final Column<T> column;
    private Function<T, Component> shown;
    private boolean onPhone = true;

    ListColumn(Column<T> column, Function<T, Component> shown) {
        this.column = column;
        this.shown = shown;
    }

    /** @param grow its share of the room that is left; 0 for a column that stays as it is */
    public ListColumn<T> width(String width, int grow) {
        column.setWidth(width).setFlexGrow(grow);
        return this;
    }

    /** As wide as what stands in it. */
    public ListColumn<T> narrow() {
        column.setAutoWidth(true).setFlexGrow(0);
        return this;
    }

    /** Not for the card. */
    public ListColumn<T> wideOnly() {
        onPhone = false;
        return this;
    }

    /** On the card with what the column is called, as figures need it; nothing where there is nothing to show. */
    public ListColumn<T> labelled() {
        var bare = shown;
        shown = row -> {
            var value = bare.apply(row);
            if (value instanceof Span words && words.getElement().getChildCount() == 0) return value;
            var label = new Span(column.getHeaderText());
            label.addClassName("secondary");
            return new Span(label, new Text(" "), value);
        };
        return this;
    }

    boolean isOnPhone() {
        return onPhone;
    }

    Component show(T row) {
        return shown.apply(row);
    }
}
