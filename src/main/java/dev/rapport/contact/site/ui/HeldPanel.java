package dev.rapport.contact.site.ui;

import com.vaadin.flow.component.Component;
import dev.rapport.contact.accounts.ui.AccountPanel;
import dev.rapport.contact.site.HeldDesk;
import java.util.UUID;

/** What was held as spam, on the page of the site's account. */
@org.springframework.stereotype.Component
class HeldPanel implements AccountPanel {

    private final HeldDesk desk;

    HeldPanel(HeldDesk desk) {
        this.desk = desk;
    }

    @Override
    public String platform() {
        return "web";
    }

    @Override
    public String title() {
        return "site.held";
    }

    @Override
    public Component show(UUID account) {
        return new HeldList(desk, account);
    }
}
