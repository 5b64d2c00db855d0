package dev.rapport.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.shared.HasValidationProperties;
import dev.rapport.platform.Refused;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Shows a refusal at the field that it is about, until another value is entered; one about no field as a notice. */
public final class FieldRefusals {

    private final Map<String, List<HasValidationProperties>> fields = new HashMap<>();
    private final Map<String, List<HasValidationProperties>> named = new HashMap<>();
    private final Deque<BooleanSupplier> checks = new ArrayDeque<>();

    /** @param keys of the refusals that are about this field */
    public <F extends HasValidationProperties & HasValue<?, ?>> FieldRefusals at(F field, String... keys) {
        for (var key : keys) add(fields, key, field);
        field.addValueChangeListener(change -> field.setInvalid(false));
        return this;
    }

    /** The refusals that name the field, see {@link Refused#at}. */
    public <F extends HasValidationProperties & HasValue<?, ?>> FieldRefusals named(F field, String name) {
        add(named, name, field);
        return at(field);
    }

    /** Marks the field as one that must be filled in. */
    public <F extends HasValidationProperties & HasValue<?, ?>> FieldRefusals required(F field) {
        field.setRequiredIndicatorVisible(true);
        field.addValueChangeListener(change -> field.setInvalid(false));
        return check(() -> isFilled(field));
    }

    /** @param reading refuses what cannot be read; not asked while nothing is entered */
    public <F extends HasValidationProperties & HasValue<?, String>> FieldRefusals readable(
            F field, Consumer<String> reading) {
        field.addValueChangeListener(change -> field.setInvalid(false));
        return check(() -> isReadable(field, reading));
    }

    /** @param isRight says at the fields what is wrong with them, with the focus on the first */
    public FieldRefusals check(BooleanSupplier isRight) {
        checks.addFirst(isRight);
        return this;
    }

    /** Whether all is as it must be; what is not says so at once, and the first has the focus. */
    public boolean whole() {
        return checks.stream().filter(check -> !check.getAsBoolean()).count() == 0;
    }

    /** What is not asked for at present need not be answered. */
    private static <F extends HasValidationProperties & HasValue<?, ?>> boolean isFilled(F field) {
        if (!isShown(field)) return true;
        var isFilled = !field.isEmpty() && !(field.getValue() instanceof String text && text.isBlank());
        if (!isFilled) say(field, UI.getCurrent().getTranslation("ui.required"));
        return isFilled;
    }

    private static <F extends HasValidationProperties & HasValue<?, String>> boolean isReadable(
            F field, Consumer<String> reading) {
        if (!isShown(field) || field.getValue().isBlank()) return true;
        try {
            reading.accept(field.getValue());
            return true;
        } catch (Refused refused) {
            say(field, UI.getCurrent().getTranslation(refused.key(), refused.arguments()));
            return false;
        }
    }

    /** Does it and shows the refusal if it is refused; true when it was done. */
    public boolean attempt(Runnable deed) {
        if (!whole()) return false;
        try {
            deed.run();
            return true;
        } catch (Refused refused) {
            show(refused);
            return false;
        }
    }

    private void show(Refused refused) {
        Stream.of(fields.get(refused.key()), named.get(String.valueOf(refused.field())))
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .filter(FieldRefusals::isShown)
                .findFirst()
                .ifPresentOrElse(
                        field -> say(field, UI.getCurrent().getTranslation(refused.key(), refused.arguments())),
                        () -> Notices.refused(refused));
    }

    /** Several fields may bear one name where only one of them is asked for at a time. */
    private static void add(Map<String, List<HasValidationProperties>> all, String key, HasValidationProperties field) {
        all.computeIfAbsent(key, none -> new ArrayList<>()).add(field);
    }

    private static boolean isShown(Object field) {
        return !(field instanceof Component component)
                || component.isVisible()
                        && component.getParent().map(FieldRefusals::isShown).orElse(true);
    }

    private static void say(HasValidationProperties field, String fault) {
        field.setErrorMessage(fault);
        field.setInvalid(true);
        if (field instanceof Focusable<?> focusable) focusable.focus();
    }
}
