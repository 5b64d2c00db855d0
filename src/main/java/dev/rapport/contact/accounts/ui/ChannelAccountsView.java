package dev.rapport.contact.accounts.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.contact.accounts.AccountDesk;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.InAdministration;
import dev.rapport.platform.ui.InAdministration.Group;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** Our accounts on other sides: which there are, whether each works, and what keeps it from working. */
@Route("channel-accounts")
@Menu(title = "nav.channel-accounts", order = 93, icon = "vaadin:plug")
@InAdministration(Group.CHANNELS)
@RolesAllowed({"MANAGER", "AUDITOR", "ADMIN"})
public class ChannelAccountsView extends ListPage<ChannelAccount> {

    private final transient AccountDesk desk;

    ChannelAccountsView(AccountDesk desk) {
        super("nav.channel-accounts");
        this.desk = desk;
        var columns = columns();
        columns.card("accounts.account", this::opener);
        columns.cell("accounts.account", this::opener).width("12rem", 2).wideOnly();
        columns.words("accounts.platform", AccountWords::platform);
        columns.cell("accounts.state", AccountWords::state).width("11rem", 1);
        columns.cell("accounts.last-contact", ChannelAccountsView::lastContact).labelled();
        columns.words("accounts.trouble", ChannelAccountsView::trouble).width("16rem", 3);
        ifNothing(VaadinIcon.PLUG, "accounts.none");
        creates(
                "accounts.connect",
                desk.mayChange(),
                () -> AccountDialog.connecting(desk, this::open).open());
    }

    /** There are few: administrators connect each by hand. */
    @Override
    protected Page<ChannelAccount> read(int limit, @Nullable String after) {
        return new Page<>(desk.list(), null);
    }

    private void open(ChannelAccount account) {
        getUI().ifPresent(ui -> ui.navigate(address(account)));
    }

    private Component opener(ChannelAccount account) {
        return desk.mayChange() ? new Anchor(address(account), account.name()) : new Span(account.name());
    }

    private static String address(ChannelAccount account) {
        return "channel-accounts/" + account.id();
    }

    private static Component lastContact(ChannelAccount account) {
        return account.lastContact() == null ? new Span("–") : Times.ago(account.lastContact());
    }

    private static String trouble(ChannelAccount account) {
        return account.trouble() == null ? "" : AccountWords.trouble(account.trouble());
    }
}
