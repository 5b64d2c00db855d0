package dev.rapport.planted.visit.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.ui.CustomerPicker;
import dev.rapport.planted.visit.VisitLines;
import dev.rapport.platform.ui.FormDialog;

class NewVisitDialog extends FormDialog {

    NewVisitDialog(VisitLines visits, CustomerDesk customers) {
        setHeaderTitle(getTranslation("visit.plan"));
        var customer = new CustomerPicker(customers, null);
        customer.setRequired();
        var why = new TextField(getTranslation("visit.why"));
        var team = new TextField(getTranslation("visit.team"));
        field(customer, () -> !customer.missing());
        required(why);
        required(team, "visit.other-team");
        saves(getTranslation("visit.plan"), () -> {
            var number = visits.plan(customer.chosen().orElseThrow(), why.getValue(), team.getValue());
            UI.getCurrent().navigate("visits/" + number);
        });
    }
}
