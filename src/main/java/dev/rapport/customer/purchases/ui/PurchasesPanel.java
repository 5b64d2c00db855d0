package dev.rapport.customer.purchases.ui;

import com.vaadin.flow.component.Component;
import dev.rapport.customer.CustomerPanel;
import dev.rapport.customer.purchases.Purchases;
import dev.rapport.platform.CustomerId;
import java.time.Clock;

@org.springframework.stereotype.Component
class PurchasesPanel implements CustomerPanel {

    private final Purchases purchases;
    private final Clock clock;

    PurchasesPanel(Purchases purchases, Clock clock) {
        this.purchases = purchases;
        this.clock = clock;
    }

    @Override
    public String title() {
        return "purchase.purchases";
    }

    @Override
    public Place place() {
        return Place.ASIDE;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Component show(CustomerId customer) {
        return new PurchaseList(purchases, customer, clock);
    }
}
