package dev.rapport.customer.owners.ui;

import com.vaadin.flow.component.Component;
import dev.rapport.access.Staff;
import dev.rapport.customer.CustomerPanel;
import dev.rapport.customer.owners.Owners;
import dev.rapport.platform.CustomerId;

/** Owner, team and collaborators of a customer on its page, and what was changed about them. */
@org.springframework.stereotype.Component
class OwnerPanel implements CustomerPanel {

    private static final int ORDER = 5;

    private final Owners owners;
    private final Staff staff;

    OwnerPanel(Owners owners, Staff staff) {
        this.owners = owners;
        this.staff = staff;
    }

    @Override
    public String title() {
        return "owners.title";
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
        return new OwnerCard(owners, staff, customer);
    }
}
