package dev.rapport.customer.membership.ui;

import com.vaadin.flow.component.Component;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerPanel;
import dev.rapport.customer.ProfileDesk;
import dev.rapport.customer.membership.KnownLevels;
import dev.rapport.customer.membership.Memberships;
import dev.rapport.platform.CustomerId;

@org.springframework.stereotype.Component
class MembershipPanel implements CustomerPanel {

    private final Memberships memberships;
    private final KnownLevels levels;
    private final ProfileDesk profiles;
    private final CustomerDesk desk;

    MembershipPanel(Memberships memberships, KnownLevels levels, ProfileDesk profiles, CustomerDesk desk) {
        this.memberships = memberships;
        this.levels = levels;
        this.profiles = profiles;
        this.desk = desk;
    }

    @Override
    public String title() {
        return "membership.title";
    }

    @Override
    public Place place() {
        return Place.ASIDE;
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public Component show(CustomerId customer) {
        return new MembershipSection(memberships, levels, profiles, customer, desk.mayWork());
    }
}
