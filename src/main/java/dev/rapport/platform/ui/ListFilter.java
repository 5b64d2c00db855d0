package dev.rapport.platform.ui;

import com.vaadin.flow.component.HasValue;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A condition of a list page: a field, and how what is chosen there is written in the page's address. */
public final class ListFilter<V> {

    /** Says that somebody wants all where something is usually chosen. */
    private static final String ANY = "any";

    private final String name;
    private final HasValue<?, V> field;
    private final Function<V, String> written;
    private final Function<String, Optional<V>> read;
    private @Nullable V usual;

    ListFilter(String name, HasValue<?, V> field, Function<V, String> written, Function<String, Optional<V>> read) {
        this.name = name;
        this.field = field;
        this.written = written;
        this.read = read;
        usual = field.getEmptyValue();
    }

    /** What is chosen as long as nobody chooses otherwise. */
    public ListFilter<V> usually(V value) {
        usual = value;
        field.setValue(value);
        return this;
    }

    /** What is chosen, as the address says it; null if all are wanted. */
    public @Nullable V get() {
        return field.isEmpty()
                ? null
                : read.apply(written.apply(field.getValue())).orElse(null);
    }

    public V orElse(V otherwise) {
        var chosen = get();
        return chosen == null ? otherwise : chosen;
    }

    public boolean isSet() {
        return !field.isEmpty();
    }

    /** As if the person had chosen it. */
    public void choose(V value) {
        field.setValue(value);
    }

    String name() {
        return name;
    }

    void onChange(Runnable heard) {
        field.addValueChangeListener(change -> heard.run());
    }

    /** As it stands in the address; nothing while the usual is chosen. */
    String address() {
        if (Objects.equals(field.getValue(), usual)) return "";
        return field.isEmpty() ? ANY : written.apply(field.getValue());
    }

    /**
     * Shows what the address says; false when it says nothing that is known. What says the same already stays as it is:
     * somebody may be about to type the next word.
     */
    boolean show(String text) {
        if (text.equals(address())) return true;
        if (text.equals(ANY) && !Objects.equals(usual, field.getEmptyValue())) {
            field.clear();
            return true;
        }
        var said = read.apply(text);
        field.setValue(said.orElse(usual));
        return text.isEmpty() || said.isPresent();
    }
}
