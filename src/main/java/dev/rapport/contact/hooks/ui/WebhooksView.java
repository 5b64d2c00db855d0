package dev.rapport.contact.hooks.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.contact.hooks.Hook;
import dev.rapport.contact.hooks.HookDesk;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.InAdministration;
import dev.rapport.platform.ui.InAdministration.Group;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** Addresses of other systems that are told what happens here: which there are, and whether each takes it. */
@Route("webhooks")
@Menu(title = "nav.webhooks", order = 93.5, icon = "vaadin:connect")
@InAdministration(Group.CHANNELS)
@RolesAllowed("ADMIN")
public class WebhooksView extends ListPage<Hook> {

    private final transient HookDesk desk;

    WebhooksView(HookDesk desk) {
        super("nav.webhooks");
        this.desk = desk;
        var columns = columns();
        columns.card("hook.name", WebhooksView::opener);
        columns.cell("hook.name", WebhooksView::opener).width("12rem", 2).wideOnly();
        columns.words("hook.address", Hook::address).width("14rem", 3);
        columns.cell("hook.state", hook -> HookWords.state(this, hook)).width("13rem", 1);
        columns.cell("hook.taken-at", WebhooksView::taken).labelled();
        ifNothing(VaadinIcon.CONNECT, "hook.none");
        creates("hook.add", true, () -> HookDialog.adding(desk, this::added).open());
    }

    /** There are few: administrators add each by hand. */
    @Override
    protected Page<Hook> read(int limit, @Nullable String after) {
        return new Page<>(desk.list(), null);
    }

    private void added(HookDesk.Made made) {
        new SecretDialog(made, () -> getUI().ifPresent(ui -> ui.navigate(address(made.hook())))).open();
    }

    private static Component opener(Hook hook) {
        return new Anchor(address(hook), hook.name());
    }

    private static String address(Hook hook) {
        return "webhooks/" + hook.id();
    }

    private static Component taken(Hook hook) {
        return hook.takenAt() == null ? new Span("–") : Times.ago(hook.takenAt());
    }
}
