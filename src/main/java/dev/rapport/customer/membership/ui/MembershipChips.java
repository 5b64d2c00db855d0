package dev.rapport.customer.membership.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import dev.rapport.customer.membership.Membership;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Times;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a membership stands, in words. */
final class MembershipChips {

    private MembershipChips() {}

    static Span of(Membership one, LocalDate today) {
        return switch (one.standing(today)) {
            case IN_FORCE -> Chips.good(say("membership.in-force", null));
            case LAPSES_SOON -> Chips.warning(say("membership.lapses", one.validUntil()));
            case LAPSED -> Chips.bad(say("membership.lapsed", one.validUntil()));
            case NOT_YET -> Chips.plain(say("membership.begins", one.since()));
            case ENDED -> Chips.plain(say("membership.ended", one.endedOn()));
            case STANDS_BACK -> Chips.plain(say("membership.stands-back", null));
        };
    }

    private static String say(String key, @Nullable LocalDate day) {
        return UI.getCurrent().getTranslation(key, day == null ? "" : Times.day(Objects.requireNonNull(day)));
    }
}
