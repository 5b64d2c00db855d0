package dev.rapport.customer.promises.ui;

import com.vaadin.flow.component.Component;
import dev.rapport.customer.CustomerPanel;
import dev.rapport.customer.promises.Promises;
import dev.rapport.platform.CustomerId;

/** What a customer was promised, on its page. */
@org.springframework.stereotype.Component
class PromisesPanel implements CustomerPanel {

    private static final int AFTER_WHAT_IS_OPEN = 5;

    private final Promises promises;

    PromisesPanel(Promises promises) {
        this.promises = promises;
    }

    @Override
    public String title() {
        return "promise.promised";
    }

    @Override
    public Place place() {
        return Place.ASIDE;
    }

    @Override
    public int order() {
        return AFTER_WHAT_IS_OPEN;
    }

    @Override
    public Component show(CustomerId customer) {
        return new PromiseList(promises, customer);
    }
}
