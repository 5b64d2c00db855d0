package dev.rapport.customer.membership.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import dev.rapport.customer.membership.KnownLevels;
import dev.rapport.customer.membership.MembershipStanding;
import dev.rapport.customer.membership.Memberships;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Chips;
import java.util.List;

/** The level of a member for the head of a customer's page. */
@org.springframework.stereotype.Component
public class MembershipHeads {

    private final Memberships memberships;
    private final KnownLevels levels;

    MembershipHeads(Memberships memberships, KnownLevels levels) {
        this.memberships = memberships;
        this.levels = levels;
    }

    public Component of(CustomerId customer) {
        return new MembershipHead(customer, () -> chips(customer));
    }

    private List<Component> chips(CustomerId customer) {
        var all = memberships.of(customer);
        var current = all.current();
        if (current == null) return List.of();
        var level = Chips.info(UI.getCurrent()
                .getTranslation(
                        "membership.member-of",
                        levels.label(current.level(), UI.getCurrent().getLocale())));
        return current.standing(all.today()) == MembershipStanding.IN_FORCE
                ? List.of(level)
                : List.of(level, MembershipChips.of(current, all.today()));
    }
}
