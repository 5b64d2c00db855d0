package dev.rapport.contact.accounts.ui;

import com.vaadin.flow.component.Component;
import dev.rapport.contact.accounts.ChannelAccount;
import java.util.UUID;

/** What else administrators say of some accounts, on their page. A Spring bean, of the adapter where it is of one platform. */
public interface AccountPanel {

    /** The one of whose accounts it says something. */
    default String platform() {
        return "";
    }

    default boolean isFor(ChannelAccount account) {
        return account.platform().equals(platform());
    }

    /** Message key. */
    String title();

    Component show(UUID account);
}
