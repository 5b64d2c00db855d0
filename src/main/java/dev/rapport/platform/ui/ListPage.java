package dev.rapport.platform.ui;

import static java.util.stream.Collectors.toSet;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.VaadinSession;
import dev.rapport.platform.Page;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page that lists things: columns, filters that stand in the address and can be kept by name, what to do first where
 * there is nothing, and another word where only the filters leave nothing. The subclass declares all of it in its
 * constructor.
 */
public abstract class ListPage<T> extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int LONGEST_TEXT = 100;
    private static final int NARROWEST = 10;
    private static final int WIDEST = 20;

    /** Asks to create something at once. */
    private static final String NEW = "new";

    private static final Set<String> NO_FILTERS = Set.of(NEW);

    private final String title;
    private final PageHead head;
    private final FilterBar filters;
    private final KeysetGrid<T> grid = new KeysetGrid<>((after, limit) -> read(limit, after));
    private final Div instead = new Div();
    private final EmptyState noneFound;
    private final EmptyState failed;
    private Component nothing = new Div();
    private Runnable create = () -> {};
    private @Nullable Asked asked;

    /**
     * @param title message key
     * @param others what beside filters may stand in the address
     */
    protected ListPage(String title, String... others) {
        this.title = title;
        addClassName("page");
        head = new PageHead(getPageTitle());
        var page = getClass().getAnnotation(Route.class).value();
        filters = new FilterBar(
                page, Stream.concat(NO_FILTERS.stream(), Stream.of(others)).collect(toSet()), this::turn);
        noneFound = new EmptyState(
                VaadinIcon.SEARCH,
                getTranslation("ui.filters-none"),
                getTranslation("ui.filters-none-hint"),
                new Button(getTranslation("ui.filters-clear-all"), click -> filters.clear()));
        failed = new EmptyState(
                VaadinIcon.WARNING,
                getTranslation("ui.list-failed"),
                getTranslation("ui.list-failed-hint"),
                new Button(getTranslation("ui.try-again"), click -> reload()));
        grid.onReload(isEmpty -> showInstead(isEmpty ? isNarrowed() ? noneFound : nothing : null));
        add(head, filters, grid, instead);
        instead.setVisible(false);
    }

    /** The page of the list after a cursor, of what the filters leave. */
    protected abstract Page<T> read(int limit, @Nullable String after);

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        var now = Asked.of(navigation);
        asked = now;
        filters.show(now);
        reload();
        if (now.has(NEW)) create.run();
    }

    @Override
    public String getPageTitle() {
        return getTranslation(title);
    }

    /** What stands in the address beside filters. */
    protected final <V> Optional<V> asked(String name, Function<String, Optional<V>> reader) {
        return Optional.ofNullable(asked).flatMap(now -> now.read(name, reader));
    }

    /** Reads anew from the top. */
    protected final void reload() {
        try {
            grid.reload();
        } catch (RuntimeException e) {
            showInstead(failed);
            VaadinSession.getCurrent().getErrorHandler().error(new ErrorEvent(e));
        }
    }

    protected final PageHead head() {
        return head;
    }

    protected final KeysetGrid<T> columns() {
        return grid;
    }

    /** What stands between the head and the list. */
    protected final void above(Component... components) {
        for (var component : components) addComponentAtIndex(indexOf(filters), component);
    }

    /**
     * What the page says where there is nothing yet.
     *
     * @param key of the text; the one with {@code -hint} behind it says what to do first
     */
    protected final void ifNothing(VaadinIcon symbol, String key, Component... actions) {
        nothing = new EmptyState(symbol, getTranslation(key), getTranslation(key + "-hint"), actions);
    }

    /** The same, where it depends on what is chosen. */
    protected final void ifNothing(VaadinIcon symbol, String text, String hint) {
        nothing = new EmptyState(symbol, getTranslation(text), getTranslation(hint));
    }

    /** Whether a filter may be why nothing is shown. */
    protected boolean isNarrowed() {
        return filters.isNarrowed();
    }

    /** The first thing to do here, in the head and where there is nothing. */
    protected final void creates(String text, boolean isAllowed, Runnable open) {
        if (!isAllowed) return;
        create = open;
        head.actions(createButton(text));
        if (nothing instanceof EmptyState empty) empty.add(createButton(text));
    }

    /** Looks for words. */
    protected final ListFilter<String> search(String hint) {
        return search("q", hint);
    }

    protected final ListFilter<String> search(String name, String hint) {
        var field = new TextField();
        field.setPlaceholder(getTranslation(hint));
        field.setAriaLabel(getTranslation(hint));
        field.setPrefixComponent(VaadinIcon.SEARCH.create());
        field.setClearButtonVisible(true);
        field.setMaxLength(LONGEST_TEXT);
        field.setWidth("min(22rem, 100%)");
        field.setValueChangeMode(ValueChangeMode.LAZY);
        return filters.add(
                new ListFilter<>(
                        name,
                        field,
                        String::strip,
                        text -> text.isBlank() || text.length() > LONGEST_TEXT
                                ? Optional.empty()
                                : Optional.of(text.strip())),
                field);
    }

    /** Chooses one of some words. */
    protected final <V> ListFilter<V> choice(
            String name, String label, Collection<V> values, Function<V, String> written, Function<V, String> word) {
        return choiceOf(name, getTranslation(label), values, written, word);
    }

    /**
     * The same of what has its words from somebody who uses the product.
     *
     * @param words what is chosen
     */
    protected final <V> ListFilter<V> choiceOf(
            String name, String words, Collection<V> values, Function<V, String> written, Function<V, String> word) {
        var field = new ComboBox<V>();
        field.setPlaceholder(words);
        field.setAriaLabel(words);
        field.setItems(values);
        field.setItemLabelGenerator(word::apply);
        field.setClearButtonVisible(true);
        field.setWidth("min(%drem, 100%%)".formatted(room(values, word)));
        return filters.add(
                new ListFilter<>(
                        name,
                        field,
                        written,
                        text -> values.stream()
                                .filter(value -> written.apply(value).equalsIgnoreCase(text))
                                .findFirst()),
                field);
    }

    protected final <E extends Enum<E>> ListFilter<E> choice(
            String name, String label, E[] values, Function<E, String> word) {
        return choice(name, label, List.of(values), ListPage::written, word);
    }

    /** Leaves those only of which something is so. */
    protected final ListFilter<Boolean> only(String name, String label) {
        var field = new Checkbox(getTranslation(label));
        return filters.add(
                new ListFilter<>(
                        name, field, set -> "yes", text -> text.equals("yes") ? Optional.of(true) : Optional.empty()),
                field);
    }

    /** In letters' heights, with the buttons: no word that is chosen is cut, unless it is very long. */
    private static <V> int room(Collection<V> values, Function<V, String> word) {
        var longest = values.stream()
                .mapToInt(value -> word.apply(value)
                        .codePoints()
                        .map(letter -> letter < 0x2E80 ? 1 : 2)
                        .sum())
                .max()
                .orElse(0);
        return Math.clamp(longest / 2 + 5, NARROWEST, WIDEST);
    }

    private static String written(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Button createButton(String text) {
        var button = new Button(getTranslation(text), VaadinIcon.PLUS.create(), click -> create.run());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    /** Leads to this page with another address. */
    protected final void turn(Map<String, String> address) {
        getUI().ifPresent(ui -> ui.navigate(getClass(), QueryParameters.simple(address)));
    }

    private void showInstead(@Nullable Component what) {
        grid.setVisible(what == null);
        instead.removeAll();
        instead.setVisible(what != null);
        if (what != null) instead.add(what);
    }
}
