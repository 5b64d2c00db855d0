package dev.rapport.platform.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.platform.Page;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A grid over a list that is read page by page with a cursor: scrolling down reads on, nothing is counted or skipped in
 * the database. Rows once read stay until {@link #reload()}.
 */
public final class KeysetGrid<T> extends Grid<T> {

    private static final int PAGE = 50;

    /** Reads the page after a cursor, or the first one. */
    public interface Loader<T> extends Serializable {
        Page<T> load(@Nullable String after, int limit);
    }

    private final Loader<T> loader;
    private final List<T> rows = new ArrayList<>();
    private @Nullable String next;
    private boolean begun;
    private final transient List<ListColumn<T>> columns = new ArrayList<>();
    private @Nullable Column<T> phone;
    private @Nullable Consumer<Boolean> emptiness;

    public KeysetGrid(Loader<T> loader) {
        this.loader = loader;
        addClassName("keyset-grid");
        addThemeVariants(GridVariant.NO_BORDER);
        setPageSize(PAGE);
        setSizeFull();
        setItems(query -> slice(query.getOffset(), query.getLimit()).stream());
        getLazyDataView().setItemCountEstimateIncrease(PAGE);
    }

    /** Reads anew from the top, as after a filter changed. */
    public void reload() {
        rows.clear();
        next = null;
        begun = false;
        getDataProvider().refreshAll();
        if (emptiness != null) emptiness.accept(slice(0, 1).isEmpty());
    }

    /** @param header message key */
    public ListColumn<T> words(String header, Function<T, @Nullable String> words) {
        return declare(addColumn(words::apply), header, row -> {
            var said = words.apply(row);
            return new Span(said == null ? "" : said);
        });
    }

    /** @param header message key */
    public ListColumn<T> cell(String header, Function<T, Component> shown) {
        return declare(addComponentColumn(shown::apply), header, shown);
    }

    private ListColumn<T> declare(Column<T> column, String header, Function<T, Component> shown) {
        column.setHeader(getTranslation(header));
        var declared = new ListColumn<>(column, shown);
        columns.add(declared);
        return declared;
    }

    /**
     * On a screen too narrow for columns a row is one cell: this on a line of its own, below it the columns that are not
     * for wide screens only.
     *
     * @param header message key of that cell
     */
    public void card(String header, Function<T, Component> head) {
        phone = addComponentColumn(row -> card(head.apply(row), row)).setHeader(getTranslation(header));
        phone.setVisible(false);
    }

    /** Called by the browser when its width says which of the two it wants. */
    @ClientCallable
    void showNarrow(boolean narrow) {
        getColumns().forEach(column -> column.setVisible(column.equals(phone) == narrow));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        if (phone == null) return;
        getElement().executeJs("""
                        const narrow = window.matchMedia('(max-width: 40rem)');
                        const tell = () => this.isConnected
                          ? this.$server.showNarrow(narrow.matches)
                          : narrow.removeEventListener('change', tell);
                        narrow.addEventListener('change', tell);
                        if (narrow.matches) tell();
                        """);
    }

    private Div card(Component head, T row) {
        var below = new Div();
        columns.stream().filter(ListColumn::isOnPhone).forEach(column -> below.add(column.show(row)));
        below.addClassName("phone-card-below");
        var card = new Div(head, below);
        card.addClassName("phone-card");
        return card;
    }

    /** Shows a row as it is now, where it stands and as far open as it was. */
    public void replace(T row, T changed) {
        var open = isDetailsVisible(row);
        rows.replaceAll(other -> other.equals(row) ? changed : other);
        getDataProvider().refreshAll();
        setDetailsVisible(changed, open);
    }

    /** Is told after each {@link #reload()} whether the list is empty, so that an empty state can take its place. */
    public void onReload(Consumer<Boolean> emptiness) {
        this.emptiness = emptiness;
    }

    private List<T> slice(int from, int count) {
        while (rows.size() < from + count && (!begun || next != null)) readOn();
        if (from >= rows.size()) return List.of();
        return List.copyOf(rows.subList(from, Math.min(rows.size(), from + count)));
    }

    /** What could not be read is not asked for again until the next {@link #reload()}. */
    private void readOn() {
        var after = next;
        next = null;
        begun = true;
        var page = loader.load(after, PAGE);
        rows.addAll(page.items());
        next = page.next();
    }
}
