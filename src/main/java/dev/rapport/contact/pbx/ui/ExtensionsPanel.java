package dev.rapport.contact.pbx.ui;

import com.vaadin.flow.component.Component;
import dev.rapport.access.Staff;
import dev.rapport.contact.accounts.ui.AccountPanel;
import dev.rapport.contact.calls.Extensions;
import java.util.UUID;

/** Whose telephone is whose, on the page of the telephone system's account. */
class ExtensionsPanel implements AccountPanel {

    private final String platform;
    private final Extensions extensions;
    private final Staff staff;

    ExtensionsPanel(String platform, Extensions extensions, Staff staff) {
        this.platform = platform;
        this.extensions = extensions;
        this.staff = staff;
    }

    @Override
    public String platform() {
        return platform;
    }

    @Override
    public String title() {
        return "extension.extensions";
    }

    @Override
    public Component show(UUID account) {
        return new ExtensionList(extensions, staff, account);
    }
}
