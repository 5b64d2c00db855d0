package dev.rapport.customer.purchases.ui;

import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.customer.purchases.Purchase;
import dev.rapport.customer.purchases.Purchases;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.WrittenNumber;
import dev.rapport.platform.ui.DayField;
import dev.rapport.platform.ui.FormDialog;
import java.time.LocalDate;

/** Takes down that something of an order was given back. */
class ReturnDialog extends FormDialog {

    private static final int MOST_DECIMALS = 6;

    ReturnDialog(Purchases purchases, CustomerId customer, Purchase order, LocalDate today, Runnable changed) {
        setHeaderTitle(getTranslation("purchase.give-back"));
        var amount = new TextField(
                getTranslation("purchase.paid-back", order.currency().getCurrencyCode()));
        amount.setValue(order.total().amount().toPlainString());
        var day = new DayField();
        day.setLabel(getTranslation("purchase.day"));
        day.setValue(today);
        var reason = new TextField(getTranslation("purchase.reason"));
        reason.setMaxLength(300);
        required(amount, "purchase.bad-return", "error.unclear-number", "error.unclear-whole-number");
        required(day, "purchase.not-yet", "purchase.returned-before", "error.far-day");
        field(reason);
        saves(getTranslation("purchase.save"), () -> {
            purchases.giveBack(
                    customer,
                    order.id(),
                    day.getValue(),
                    WrittenNumber.read(amount.getValue().strip(), MOST_DECIMALS),
                    reason.getValue());
            changed.run();
        });
    }
}
