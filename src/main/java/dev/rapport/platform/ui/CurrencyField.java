package dev.rapport.platform.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;

/** Chooses a currency by its code or its name; those that are used most come first. */
public final class CurrencyField extends ComboBox<String> {

    private static final List<String> USUAL = List.of("CNY", "EUR", "USD", "GBP", "HKD", "JPY", "CHF");

    public CurrencyField(String label) {
        super(label);
        setItems(Stream.concat(
                        USUAL.stream(),
                        Currency.getAvailableCurrencies().stream()
                                .map(Currency::getCurrencyCode)
                                .sorted())
                .distinct()
                .toList());
        setItemLabelGenerator(code -> code + " · " + Currency.getInstance(code).getDisplayName(getLocale()));
        setClearButtonVisible(true);
    }

    /** The code; empty where nothing is chosen. */
    public String code() {
        var chosen = getValue();
        return chosen == null ? "" : chosen;
    }
}
