package dev.rapport.contact.calls.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import dev.rapport.contact.calls.CallOutcome;
import dev.rapport.contact.calls.PhoneCall;
import dev.rapport.platform.ui.Chips;
import org.jspecify.annotations.Nullable;

/** What is said of calls in a few words. */
final class CallChips {

    private static final int MINUTE = 60;

    private CallChips() {}

    static Span of(PhoneCall call) {
        var outcome = call.outcome();
        return switch (call.state()) {
            case RINGING, TALKING -> Chips.info(text("word.CallState." + call.state()));
            case WRAP_UP, CALL_BACK -> Chips.warning(text("word.CallState." + call.state()));
            case DONE -> outcome == CallOutcome.ANSWERED ? Chips.good(ended(call)) : Chips.plain(ended(call));
        };
    }

    /** How it ended. */
    static String ended(PhoneCall call) {
        var outcome = call.outcome();
        if (outcome == null) return "";
        return outcome == CallOutcome.MISSED && !call.isIncoming()
                ? text("call.not-reached")
                : text("word.CallOutcome." + outcome);
    }

    static String title(PhoneCall call) {
        return text("subject.title.CALL." + (call.isIncoming() ? "IN" : "OUT"));
    }

    static @Nullable String spoken(PhoneCall call) {
        var spoken = call.spoken();
        return spoken == null
                ? null
                : UI.getCurrent()
                        .getTranslation(
                                "call.minutes", "%d:%02d".formatted(spoken.toMinutes(), spoken.toSeconds() % MINUTE));
    }

    private static String text(String key) {
        return UI.getCurrent().getTranslation(key);
    }
}
