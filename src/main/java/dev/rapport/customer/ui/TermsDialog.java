package dev.rapport.customer.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerTerms;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.LastRead;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes language and contract of a customer; the tier stands beside the rule that gives it. */
class TermsDialog extends FormDialog {

    private final ComboBox<String> language = new ComboBox<>(getTranslation("customer.language"));
    private final TextField contract = new TextField(getTranslation("customer.contract"));

    TermsDialog(CustomerDesk desk, CustomerId customer, CustomerTerms terms, Runnable changed) {
        setHeaderTitle(getTranslation("customer.terms"));
        language.setItems(with(terms.language(), List.of("en", "zh")));
        language.setItemLabelGenerator(this::name);
        language.setValue(terms.language());
        language.setClearButtonVisible(true);
        contract.setMaxLength(100);
        contract.setValue(Objects.requireNonNullElse(terms.contract(), ""));
        contract.setHelperText(getTranslation("customer.contract-hint"));
        var read = new LastRead(terms.revision());
        content(new Paragraph(getTranslation("customer.terms-text")));
        field(language, "customer.bad-language");
        field(contract);
        saves(getTranslation("customer.terms-save"), () -> {
            var tier = desk.terms(customer).tier();
            var wanted = new CustomerTerms(tier, language.getValue(), contract.getValue());
            read.replace(
                    revision -> desk.serve(customer, wanted, revision),
                    () -> desk.terms(customer).revision());
            changed.run();
        });
    }

    private String name(String word) {
        return Locale.forLanguageTag(word).getDisplayLanguage(getLocale());
    }

    private static List<String> with(@Nullable String present, List<String> usual) {
        return Stream.concat(usual.stream(), Stream.ofNullable(present))
                .distinct()
                .toList();
    }
}
