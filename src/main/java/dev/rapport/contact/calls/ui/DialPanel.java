package dev.rapport.contact.calls.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.rapport.contact.calls.Calls.Dialled;
import dev.rapport.contact.calls.ClickToCall;
import dev.rapport.customer.CustomerPanel;
import dev.rapport.platform.CustomerId;

/** Has the reader's telephone call a customer; not there for who has none that can be made to call. */
@org.springframework.stereotype.Component
class DialPanel implements CustomerPanel {

    private static final int ORDER = 5;

    private final ClickToCall dials;

    DialPanel(ClickToCall dials) {
        this.dials = dials;
    }

    @Override
    public String title() {
        return "call.call-them";
    }

    @Override
    public Place place() {
        return Place.ASIDE;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Component show(CustomerId customer) {
        var ways = new Div();
        ways.addClassName("row");
        if (dials.isThere())
            dials.numbers(customer)
                    .forEach(phone -> DialWays.of(
                                    dials, new Dialled(phone.shown(), null), () -> dials.customer(customer, phone.id()))
                            .ifPresent(ways::add));
        ways.setVisible(ways.getComponentCount() > 0);
        return ways;
    }
}
