package dev.rapport.customer.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.rapport.customer.AskedConsent;
import dev.rapport.customer.ConsentRequest.State;
import dev.rapport.platform.Channel;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Times;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** A yes that does not count yet, or was not confirmed in time: where and when it was mailed, and another mail. */
class AskedLine extends ListItem {

    /** @param again absent for who only looks */
    AskedLine(AskedConsent asked, @Nullable Runnable again) {
        addClassName("row");
        var where = getTranslation("word.channel." + Channel.EMAIL.word());
        var about = new Span(about(asked));
        about.addClassName("secondary");
        add(Chips.warning(getTranslation("consent.asked." + asked.state().word(), where)), about);
        if (again == null || asked.mailWanted()) return;
        var what = getTranslation("word.purpose." + asked.purpose().word()) + ", " + where;
        var button = new IconButton(VaadinIcon.ENVELOPE, getTranslation("consent.send-again", what));
        button.addClickListener(click -> again.run());
        add(button);
    }

    private String about(AskedConsent asked) {
        var words = new ArrayList<String>();
        words.add(Times.day(asked.saidAt()));
        words.add(getTranslation("consent.asked-at", asked.masked()));
        words.add(getTranslation("consent.wording-version", asked.wording()));
        if (asked.mailedAt() != null) words.add(getTranslation("consent.asked-mailed", Times.day(asked.mailedAt())));
        if (asked.mails() > 1) words.add(getTranslation("consent.asked-mails", asked.mails()));
        if (asked.expiresAt() != null)
            words.add(getTranslation(
                    asked.state() == State.LAPSED ? "consent.asked-over" : "consent.asked-until",
                    Times.day(asked.expiresAt())));
        if (asked.mailWanted() && asked.mails() > 0) words.add(getTranslation("consent.asked-again"));
        if (asked.trouble() != null) words.add(getTranslation(asked.trouble(), "", ""));
        return String.join(" · ", words);
    }
}
