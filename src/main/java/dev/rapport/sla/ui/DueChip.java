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
            add(clock.breachedAt() == null ? Chips.good(words.say("sla.met")) : Chips.bad(words.say("sla.late")));
            return;
        }
        if (clock.phase() == Phase.PAUSED) add(Chips.paused(words.pausedFor(clock.pausedFor())));
        var over = clock.breachedAt() != null;
        if (clock.dueAt() == null) add(Chips.plain(words.say("sla.no-due")));
        else if (over || clock.phase() == Phase.COUNTING) add(Times.due(clock.dueAt()));
    }
}
