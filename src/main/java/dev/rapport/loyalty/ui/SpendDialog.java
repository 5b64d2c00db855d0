package dev.rapport.loyalty.ui;

import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.loyalty.Points;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.FormDialog;

/** Spends points of a customer, for something that is said. */
class SpendDialog extends FormDialog {

    SpendDialog(Points points, CustomerId customer, Runnable changed) {
        setHeaderTitle(getTranslation("points.spend"));
        var number = new TextField(getTranslation("points.number"));
        var reason = new TextField(getTranslation("points.for-what"));
        reason.setMaxLength(300);
        required(
                number,
                "points.bad-number",
                "points.too-few",
                "points.owes",
                "error.unclear-number",
                "error.unclear-whole-number");
        required(reason, "points.reason-missing", "points.too-long");
        saves(getTranslation("points.spend"), () -> {
            points.spend(customer, PointsWords.read(number.getValue()), reason.getValue(), null);
            changed.run();
        });
    }
}
