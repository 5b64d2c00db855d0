package dev.rapport.customer.purchases.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.customer.purchases.NewPurchase;
import dev.rapport.customer.purchases.PurchaseLine;
import dev.rapport.customer.purchases.Purchases;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.WrittenNumber;
import dev.rapport.platform.ui.CurrencyField;
import dev.rapport.platform.ui.DayField;
import dev.rapport.platform.ui.FormDialog;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Takes down an order of one product. */
class PurchaseDialog extends FormDialog {

    private static final int MOST_DECIMALS = 6;

    private final TextField product = new TextField(getTranslation("purchase.product"));
    private final TextField quantity = new TextField(getTranslation("purchase.quantity"));
    private final TextField price = new TextField(getTranslation("purchase.price"));
    private final CurrencyField currency = new CurrencyField(getTranslation("import.column.currency"));
    private final TextField discount = new TextField(getTranslation("purchase.discount"));
    private final DayField day = new DayField();
    private final TextField number = new TextField(getTranslation("purchase.number"));
    private final TextField channel = new TextField(getTranslation("purchase.channel"));
    private final Checkbox paid = new Checkbox(getTranslation("purchase.paid"), true);

    PurchaseDialog(Purchases purchases, CustomerId customer, LocalDate today, Runnable changed) {
        setHeaderTitle(getTranslation("purchase.add"));
        day.setLabel(getTranslation("purchase.day"));
        day.setValue(today);
        quantity.setValue("1");
        required(product, "purchase.product-missing");
        required(quantity, "purchase.bad-quantity");
        required(price, "purchase.negative", "error.unclear-number", "error.unclear-whole-number");
        required(currency, "error.no-such-currency", "purchase.currency-missing");
        field(discount, "purchase.bad-discount");
        required(day, "purchase.not-yet", "error.far-day");
        field(number, "purchase.known", "purchase.too-long");
        field(channel);
        content(paid);
        row(quantity, price, currency);
        refusals().readable(quantity, PurchaseDialog::read).readable(price, PurchaseDialog::read);
        refusals().readable(discount, PurchaseDialog::read);
        saves(getTranslation("purchase.save"), () -> {
            purchases.add(customer, purchase());
            changed.run();
        });
    }

    private NewPurchase purchase() {
        var money = NewPurchase.currency(currency.code());
        var line = PurchaseLine.of(product.getValue(), read(quantity.getValue()), read(price.getValue()), null, money);
        return new NewPurchase(
                number.getValue(),
                day.getValue(),
                channel.getValue(),
                paid.getValue(),
                money,
                List.of(line),
                discount.getValue().isBlank() ? BigDecimal.ZERO : read(discount.getValue()));
    }

    private static BigDecimal read(String text) {
        return WrittenNumber.read(text.strip(), MOST_DECIMALS);
    }
}
