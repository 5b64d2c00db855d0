package dev.rapport.customer.needs.ui;

import com.vaadin.flow.component.Component;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerPanel;
import dev.rapport.customer.ProfileDesk;
import dev.rapport.customer.needs.Needs;
import dev.rapport.platform.CustomerId;

@org.springframework.stereotype.Component
class NeedsPanel implements CustomerPanel {

    private final Needs needs;
    private final ProfileDesk profiles;
    private final CustomerDesk desk;

    NeedsPanel(Needs needs, ProfileDesk profiles, CustomerDesk desk) {
        this.needs = needs;
        this.profiles = profiles;
        this.desk = desk;
    }

    @Override
    public String title() {
        return "needs.title";
    }

    @Override
    public Place place() {
        return Place.ASIDE;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Component show(CustomerId customer) {
        return new NeedList(needs, profiles, customer, desk.mayWork());
    }
}
