package dev.rapport.contact.accounts.ui;

import com.vaadin.flow.component.Component;
import java.util.UUID;

/** What else administrators say of accounts of a platform, on their page. A Spring bean of the adapter. */
public interface AccountPanel {

    String platform();

    /** Message key. */
    String title();

    Component show(UUID account);
}
