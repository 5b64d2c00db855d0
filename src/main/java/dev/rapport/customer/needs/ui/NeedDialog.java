package dev.rapport.customer.needs.ui;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.customer.needs.BudgetStanding;
import dev.rapport.customer.needs.Needs;
import dev.rapport.customer.needs.Needs.Known;
import dev.rapport.customer.needs.NewNeed;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Money;
import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.CurrencyField;
import dev.rapport.platform.ui.DayField;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.LanguageField;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes down what a customer needs, or says it otherwise. */
class NeedDialog extends FormDialog {

    private final TextField interest = new TextField(getTranslation("needs.interest"));
    private final TextField budget = new TextField(getTranslation("needs.budget"));
    private final CurrencyField currency = new CurrencyField(getTranslation("needs.currency"));
    private final Select<BudgetStanding> standing = new Select<>();
    private final DayField by = new DayField();
    private final LanguageField language = new LanguageField(getTranslation("needs.language"));
    private final TextArea words = new TextArea(getTranslation("needs.words"));

    /** @param known absent for a new one */
    NeedDialog(Needs needs, CustomerId customer, @Nullable Known known, Runnable changed) {
        setHeaderTitle(getTranslation(known == null ? "needs.add" : "needs.edit"));
        interest.setMaxLength(200);
        words.setMaxLength(2_000);
        by.setLabel(getTranslation("needs.by"));
        standing.setLabel(getTranslation("needs.standing"));
        standing.setItems(BudgetStanding.values());
        standing.setItemLabelGenerator(one -> getTranslation("word.BudgetStanding." + one));
        standing.setValue(BudgetStanding.UNKNOWN);
        if (known != null) show(known);
        required(interest, "needs.interest-missing");
        field(
                budget,
                "needs.bad-budget",
                "needs.no-budget-with-amount",
                "error.amount-too-large",
                "error.bad-number",
                "needs.currency-without-budget");
        field(currency, "error.no-such-currency", "purchase.currency-missing");
        row(budget, currency);
        field(standing);
        field(by, "error.far-day");
        field(language, "needs.no-such-language");
        field(words, "needs.too-long");
        saves(getTranslation("needs.save"), () -> {
            if (known == null) needs.add(customer, told());
            else needs.change(customer, known.masked().id(), told(), known.revision());
            changed.run();
        });
    }

    private void show(Known known) {
        var need = known.masked();
        interest.setValue(need.interest());
        var money = need.money();
        if (money != null) {
            budget.setValue(money.amount().toPlainString());
            currency.setValue(money.currency().getCurrencyCode());
        }
        standing.setValue(need.standing());
        by.setValue(need.neededBy());
        if (need.language() != null) language.setValue(need.language());
        if (need.words() != null) words.setValue(need.words());
    }

    private NewNeed told() {
        return new NewNeed(
                interest.getValue(),
                money(),
                standing.getValue(),
                by.getValue(),
                Objects.requireNonNullElse(language.getValue(), ""),
                words.getValue());
    }

    private @Nullable Money money() {
        if (budget.getValue().isBlank()) {
            if (!currency.code().isEmpty()) throw Refused.unfit("needs.currency-without-budget");
            return null;
        }
        if (currency.code().isEmpty()) throw Refused.unfit("purchase.currency-missing");
        return Money.written(budget.getValue(), currency.code());
    }
}
