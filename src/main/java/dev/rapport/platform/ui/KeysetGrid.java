package dev.rapport.platform.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import dev.rapport.platform.Page;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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

    private void readOn() {
        var page = loader.load(next, PAGE);
        rows.addAll(page.items());
        next = page.next();
        begun = true;
    }
}
