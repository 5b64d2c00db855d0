package dev.rapport.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The conditions of a list page, how many are set, and those that were kept under a name. */
final class FilterBar extends Div {

    private final transient List<ListFilter<?>> filters = new ArrayList<>();
    private final Set<String> others;
    private final transient Consumer<Map<String, String>> turn;
    private final Div fields = new Div();
    private final Button clear = new Button("", VaadinIcon.CLOSE_SMALL.create(), click -> clear());
    private final SavedFilterChips saved;
    private boolean showing;

    /**
     * @param page what kept filters are kept for
     * @param others what else may stand in the address
     * @param turn leads to an address
     */
    FilterBar(String page, Set<String> others, Consumer<Map<String, String>> turn) {
        this.others = others;
        this.turn = turn;
        saved = new SavedFilterChips(page, turn);
        addClassName("filter-bar");
        fields.addClassName("row");
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        add(fields);
        setVisible(false);
    }

    <V> ListFilter<V> add(ListFilter<V> filter, Component field) {
        filters.add(filter);
        filter.onChange(() -> {
            if (!showing) turn.accept(address());
        });
        fields.add(field, clear, saved);
        setVisible(true);
        return filter;
    }

    void show(Asked asked) {
        showing = true;
        others.forEach(asked::word);
        for (var filter : filters)
            if (!filter.show(asked.word(filter.name()).orElse(""))) asked.leaveOut(filter.name());
        showing = false;
        var address = address();
        clear.setText(getTranslation("ui.filters-clear", address.size()));
        clear.setVisible(!address.isEmpty());
        if (!filters.isEmpty()) saved.show(address);
        setVisible(!filters.isEmpty());
    }

    boolean isNarrowed() {
        return !address().isEmpty();
    }

    void clear() {
        turn.accept(Map.of());
    }

    private Map<String, String> address() {
        var address = new LinkedHashMap<String, String>();
        for (var filter : filters) if (!filter.address().isEmpty()) address.put(filter.name(), filter.address());
        return address;
    }
}
