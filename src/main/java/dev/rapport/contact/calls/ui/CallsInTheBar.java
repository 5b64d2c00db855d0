package dev.rapport.contact.calls.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.rapport.access.Access;
import dev.rapport.access.Role;
import dev.rapport.contact.calls.CallDesk;
import dev.rapport.contact.calls.Calls;
import dev.rapport.contact.calls.CallsAtHand;
import dev.rapport.contact.calls.MyCallsChanged;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.Customers;
import dev.rapport.customer.brief.Briefs;
import dev.rapport.platform.ui.BarItem;
import dev.rapport.platform.ui.Live;

/** Shows who calls on whatever page one is. */
@org.springframework.stereotype.Component
class CallsInTheBar implements BarItem {

    private static final Role[] WORKERS = {Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN};

    /** What a card needs. */
    record Tools(
            CallsAtHand atHand,
            Calls calls,
            CallDesk desk,
            Customers customers,
            CustomerDesk customerDesk,
            Briefs briefs) {}

    private final Tools tools;
    private final Access access;
    private final Live live;

    CallsInTheBar(
            CallsAtHand atHand,
            Calls calls,
            CallDesk desk,
            Customers customers,
            CustomerDesk customerDesk,
            Briefs briefs,
            Access access,
            Live live) {
        this.tools = new Tools(atHand, calls, desk, customers, customerDesk, briefs);
        this.access = access;
        this.live = live;
    }

    @Override
    public Component show() {
        if (!access.hasRole(WORKERS)) return new Div();
        var me = access.me().id();
        var cards = new CallCards(tools);
        live.refresh(cards, MyCallsChanged.class, change -> change.person().equals(me), cards::refresh);
        return cards;
    }

    @Override
    public int order() {
        return -10;
    }
}
