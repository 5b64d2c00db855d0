package dev.rapport.customer.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import dev.rapport.customer.Consents;
import dev.rapport.customer.ContactChannels;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;

/** What the customer allows, by channel, and "do not contact" above all of them. */
class ConsentList extends Div {

    private final boolean mayWork;

    ConsentList(CustomerDesk desk, CustomerId customer, boolean mayWork, Runnable changed) {
        this.mayWork = mayWork;
        addClassName("stack");
        var profile = desk.profile(customer);
        for (var asked : ContactChannels.ALL) {
            var channel = asked.word();
            var said = profile.consents().get(channel);
            var box = box(
                    "customer.channel." + channel,
                    said != null && said.granted(),
                    yes -> desk.consent(customer, channel, yes),
                    changed);
            if (said != null) box.setHelperText(since(said));
            add(box);
        }
        add(box("customer.do-not-contact", profile.doNotContact(), yes -> desk.forbidContact(customer, yes), changed));
    }

    private String since(Consents.Said said) {
        var day = Times.day(said.at());
        if (said.granted()) return getTranslation("customer.said-yes", day);
        return said.file() == null
                ? getTranslation("customer.said-no", day)
                : getTranslation("customer.said-no-in-file", day, said.file(), said.line());
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
