package dev.rapport.sla.ui;

import com.vaadin.flow.component.html.Span;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Times;
import dev.rapport.sla.Phase;
import dev.rapport.sla.SlaClock;

/** How a clock stands, in words first: what is left or over, paused and why, met, or late. */
public final class DueChip extends Span {

    public DueChip(SlaClock clock) {
        addClassName("due-chip");
        var words = new SlaWords(this);
        if (clock.phase() == Phase.STOPPED) {
            add(
                    switch (clock.state()) {
                        case BREACHED -> Chips.bad(words.say("sla.late"));
                        case UNANSWERED -> Chips.plain(words.say("sla.unanswered"));
                        default -> Chips.good(words.say("sla.met"));
                    });
            return;
        }
        if (clock.phase() == Phase.PAUSED) add(Chips.paused(words.pausedFor(clock.pausedFor())));
        var over = clock.breachedAt() != null;
        if (clock.dueAt() == null) add(Chips.plain(words.say("sla.no-due")));
        else if (over || clock.phase() == Phase.COUNTING) add(Times.due(clock.dueAt()));
    }
}
