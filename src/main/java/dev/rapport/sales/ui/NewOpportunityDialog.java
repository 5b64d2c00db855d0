package dev.rapport.sales.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Person;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.ui.CustomerPicker;
import dev.rapport.platform.Money;
import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.sales.NewOpportunity;
import dev.rapport.sales.OpportunityIntake;
import dev.rapport.sales.Product;
import dev.rapport.sales.Products;
import java.util.Optional;

/** Opens an opportunity of one's own. */
class NewOpportunityDialog extends FormDialog {

    private static final int MOST_PRODUCTS = 200;

    private final transient OpportunityIntake intake;
    private final CustomerPicker customer;
    private final transient Person me;
    private final TextField name = new TextField(getTranslation("sales.name"));
    private final ComboBox<Product> product = new ComboBox<>(getTranslation("sales.product"));
    private final BigDecimalField amount = new BigDecimalField(getTranslation("sales.amount"));

    NewOpportunityDialog(OpportunityIntake intake, Products products, CustomerDesk customers, Person me) {
        this.intake = intake;
        customer = new CustomerPicker(customers, null);
        this.me = me;
        setHeaderTitle(getTranslation("sales.new-opportunity"));
        name.setMaxLength(200);
        name.setAutofocus(true);
        product.setItems(products.list(MOST_PRODUCTS, null));
        product.setItemLabelGenerator(Product::name);
        product.addValueChangeListener(change -> Optional.ofNullable(change.getValue())
                .ifPresent(chosen -> amount.setValue(chosen.price().amount())));
        required(name, "sales.bad-name");
        field(customer, () -> !customer.nameless());
        required(product, "sales.product-missing");
        field(amount, "sales.negative-amount", "error.unclear-number", "error.unclear-whole-number");
        saves(getTranslation("sales.open"), this::save);
    }

    private void save() {
        var wish = asked();
        var opened =
                customer.taken().map(fresh -> intake.openFor(fresh, wish::of)).orElseGet(() -> intake.open(wish));
        UI.getCurrent().navigate("opportunities/" + opened.number());
    }

    private NewOpportunity asked() {
        var chosen =
                Optional.ofNullable(product.getValue()).orElseThrow(() -> Refused.invalid("sales.product-missing"));
        var worth = Optional.ofNullable(amount.getValue())
                .map(said -> Money.written(said, chosen.price().currency().getCurrencyCode()))
                .orElse(chosen.price());
        return new NewOpportunity(
                name.getValue().strip(), customer.chosen().orElse(null), chosen.id(), worth, me.id(), team(), null);
    }

    private String team() {
        return me.teams().stream()
                .filter(team -> team.startsWith("sales"))
                .max(String::compareTo)
                .orElse("sales");
    }
}
