package dev.rapport.contact.inbound.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ui.AccountPanel;
import dev.rapport.contact.inbound.StuckDesk;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;
import java.util.UUID;

/** What could not be taken in, on the page of its account as long as there is some. */
@org.springframework.stereotype.Component
class StuckPanel implements AccountPanel {

    private final StuckDesk desk;

    StuckPanel(StuckDesk desk) {
        this.desk = desk;
    }

    @Override
    public boolean isFor(ChannelAccount account) {
        return !desk.of(account.id()).isNothing();
    }

    @Override
    public String title() {
        return "inbound.stuck";
    }

    @Override
    public Component show(UUID account) {
        var panel = new Div();
        panel.addClassName("stack");
        fill(panel, account);
        return panel;
    }

    private void fill(Div panel, UUID account) {
        panel.removeAll();
        var stuck = desk.of(account);
        var since = stuck.since();
        if (since == null) {
            panel.add(new Span(panel.getTranslation("inbound.none-stuck")));
            return;
        }
        var oldest = new Div(
                new Span(panel.getTranslation("inbound.how-much", stuck.givenUp(), stuck.waiting()) + " "),
                Times.ago(since));
        var again = new Button(panel.getTranslation("inbound.again"), click -> {
            if (Notices.attempt(() -> desk.again(account))) Notices.done(panel.getTranslation("inbound.worked-again"));
            fill(panel, account);
        });
        again.setDisableOnClick(true);
        panel.add(oldest, new Span(panel.getTranslation("inbound.what-to-do")), again);
    }
}
