package dev.rapport.platform.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.VaadinService;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The filters that are kept for a page: a click chooses one; the one that is chosen can be changed if it is one's own. */
public final class SavedFilterChips extends Div {

    private final String page;
    private final transient Consumer<Map<String, String>> turn;
    private final transient SavedFilters filters =
            VaadinService.getCurrent().getInstantiator().getOrCreate(SavedFilters.class);
    private transient Map<String, String> now = Map.of();

    /**
     * @param page address of the page
     * @param turn leads to what is chosen
     */
    public SavedFilterChips(String page, Consumer<Map<String, String>> turn) {
        this.page = page;
        this.turn = turn;
        addClassNames("row", "saved-filters");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("ui.saved-filters"));
    }

    /** @param address what is chosen now */
    public void show(Map<String, String> address) {
        now = address;
        removeAll();
        var known = filters.of(page);
        known.forEach(this::add);
        if (!now.isEmpty() && known.stream().noneMatch(this::isChosen))
            add(button("ui.filter-save", VaadinIcon.BOOKMARK_O, () -> edit(null)));
        setVisible(getComponentCount() > 0);
    }

    private void add(SavedFilter filter) {
        var isChosen = isChosen(filter);
        var chip = new Button(filter.name(), click -> turn.accept(isChosen ? Map.of() : filter.address()));
        chip.addThemeVariants(ButtonVariant.SMALL);
        chip.addClassName("saved-filter");
        chip.getElement().setAttribute("aria-pressed", String.valueOf(isChosen));
        if (filter.sharedWith() != null) chip.setTooltipText(getTranslation("ui.filter-of-team", filter.sharedWith()));
        add(chip);
        if (isChosen && filter.mine()) add(button("ui.filter-change", VaadinIcon.EDIT, () -> edit(filter)));
    }

    private boolean isChosen(SavedFilter filter) {
        return filter.address().equals(now);
    }

    private Button button(String text, VaadinIcon icon, Runnable deed) {
        var button = new Button(getTranslation(text), icon.create(), click -> deed.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }

    private void edit(@Nullable SavedFilter filter) {
        new SavedFilterDialog(filters, page, filter, now, () -> show(now)).open();
    }
}
