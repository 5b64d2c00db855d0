package dev.rapport.customer.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import dev.rapport.customer.ContactChannels;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Notices;

/** What the customer allows, by channel, and "do not contact" above all of them. */
class ConsentList extends Div {

    private final boolean mayWork;

    ConsentList(CustomerDesk desk, CustomerId customer, boolean mayWork, Runnable changed) {
        this.mayWork = mayWork;
        addClassName("stack");
        var profile = desk.profile(customer);
        for (var asked : ContactChannels.ALL) {
            var channel = asked.word();
            var granted = profile.consents().getOrDefault(channel, false);
            add(box("customer.channel." + channel, granted, yes -> desk.consent(customer, channel, yes), changed));
        }
        add(box("customer.do-not-contact", profile.doNotContact(), yes -> desk.forbidContact(customer, yes), changed));
    }

    /** Told whether the box was ticked. */
    private interface Deed {
        void accept(boolean ticked);
    }

    private Checkbox box(String label, boolean ticked, Deed deed, Runnable changed) {
        var box = new Checkbox(getTranslation(label), ticked);
        box.setReadOnly(!mayWork);
        box.addValueChangeListener(change -> {
            Notices.attempt(() -> deed.accept(change.getValue()));
            changed.run();
        });
        return box;
    }
}
