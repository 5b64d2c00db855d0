package dev.rapport.service;

import dev.rapport.platform.Refused;
import dev.rapport.platform.Word;
import dev.rapport.sla.SlaEvent;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an event of a log means.
 *
 * @param reason of a pause
 */
record LogMeaning(Event event, @Nullable String reason) {

    private static final int LONGEST_REASON = 60;

    /** What an event of a log can mean, with what it is to the clocks. */
    enum Event implements Word {
        OPENED(SlaEvent.Kind.OPENED),
        ASSIGNED(SlaEvent.Kind.ASSIGNED),
        CUSTOMER_MESSAGE(SlaEvent.Kind.CUSTOMER_MESSAGE),
        AGENT_REPLY(SlaEvent.Kind.AGENT_REPLY),
        PAUSED(SlaEvent.Kind.PAUSED),
        RESUMED(SlaEvent.Kind.RESUMED),
        ESCALATED(SlaEvent.Kind.ESCALATED),
        SOLVED(SlaEvent.Kind.SOLVED),
        CLOSED(SlaEvent.Kind.CLOSED),
        REOPENED(SlaEvent.Kind.REOPENED),
        IGNORED(null);

        private final SlaEvent.@Nullable Kind kind;

        Event(SlaEvent.@Nullable Kind kind) {
            this.kind = kind;
        }

        SlaEvent.@Nullable Kind kind() {
            return kind;
        }
    }

    /** Reads {@code paused:customer} or {@code solved}; refuses what is none of the known words. */
    static LogMeaning parse(String text) {
        var colon = text.indexOf(':');
        var word = colon < 0 ? text : text.substring(0, colon);
        var reason = colon < 0 ? "" : text.substring(colon + 1).strip();
        var event = Arrays.stream(Event.values())
                .filter(candidate -> candidate.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Refused.invalid("ticket.mapping.unknown-event", text, words()));
        if (event == Event.PAUSED && (reason.isEmpty() || reason.length() > LONGEST_REASON))
            throw Refused.invalid("ticket.mapping.no-reason", LONGEST_REASON);
        if (event != Event.PAUSED && colon >= 0) throw Refused.invalid("ticket.mapping.unknown-event", text, words());
        return new LogMeaning(event, event == Event.PAUSED ? reason : null);
    }

    private static String words() {
        return Arrays.stream(Event.values())
                .map(event -> event == Event.PAUSED ? "paused:<reason>" : event.word())
                .collect(Collectors.joining(", "));
    }
}
