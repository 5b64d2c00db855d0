package dev.rapport.contact.wecom.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.contact.accounts.ui.AccountPanel;
import dev.rapport.contact.wecom.WecomWelcomes;
import dev.rapport.contact.wecom.WecomWelcomes.Unsent;
import dev.rapport.platform.ui.Times;
import java.util.UUID;

/** Whom nobody greeted, and why, on the page of the account. */
@org.springframework.stereotype.Component
class WelcomePanel implements AccountPanel {

    private final WecomWelcomes welcomes;

    WelcomePanel(WecomWelcomes welcomes) {
        this.welcomes = welcomes;
    }

    @Override
    public String platform() {
        return "wecom";
    }

    @Override
    public String title() {
        return "wecom-welcome.unsent";
    }

    @Override
    public Component show(UUID account) {
        var lines = new Div();
        lines.addClassName("stack");
        var unsent = welcomes.unsent(account);
        if (unsent.isEmpty()) lines.add(new Span(lines.getTranslation("wecom-welcome.none-unsent")));
        unsent.forEach(one -> lines.add(line(lines, one)));
        return lines;
    }

    private static Div line(Div lines, Unsent one) {
        var why = lines.getTranslation(one.why().reason(), one.why().detail(), "");
        var line = new Div(
                new Span(lines.getTranslation("wecom-welcome.was-unsent", one.customer(), one.staff(), why)),
                Times.ago(one.at()));
        line.addClassName("row");
        return line;
    }
}
