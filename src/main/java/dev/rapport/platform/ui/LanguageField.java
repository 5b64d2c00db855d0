package dev.rapport.platform.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Chooses a language by its name in the reader's language; the value is its two letters. */
public final class LanguageField extends ComboBox<String> {

    private static final List<String> USUAL = List.of("zh", "en");

    public LanguageField(String label) {
        super(label);
        setItems(Stream.concat(
                        USUAL.stream(),
                        Arrays.stream(Locale.getISOLanguages())
                                .filter(code -> code.length() == 2)
                                .sorted(Comparator.comparing(this::name)))
                .distinct()
                .toList());
        setItemLabelGenerator(code -> "%s (%s)".formatted(name(code), code));
        setClearButtonVisible(true);
    }

    private String name(String code) {
        return Locale.forLanguageTag(code).getDisplayLanguage(getLocale());
    }
}
