package dev.rapport.contact.wecom;

import dev.rapport.platform.Instants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Until when, and how often, customers of a customer service may still be answered. */
@Component
class KfTalks {

    static final String TOO_LATE = "account.wecom.too-late";
    static final String TOO_MANY = "account.wecom.too-many";

    private static final Duration OPEN = Duration.ofDays(2);
    private static final int MOST = 5;

    /**
     * One customer and one service.
     *
     * @param hours whole ones until it closes unless the customer writes again
     * @param left how many answers may still go out until then
     */
    record Talk(String desk, long hours, int left, boolean isOver) {

        /** Key of the sentence that says why it is closed. */
        Optional<String> closed() {
            if (isOver) return Optional.of(TOO_LATE);
            return left == 0 ? Optional.of(TOO_MANY) : Optional.empty();
        }
    }

    private final DeskRows rows;
    private final Clock clock;

    KfTalks(DeskRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** The one in which the customer wrote last. */
    Optional<Talk> of(UUID account, String customer) {
        return rows.lastThread(account, customer).map(thread -> talk(account, thread));
    }

    private Talk talk(UUID account, String thread) {
        var wrote = rows.wroteAt(account, thread).orElse(Instant.EPOCH);
        var remains = Duration.between(Instants.now(clock), wrote.plus(OPEN));
        var left = Math.max(0, MOST - rows.answered(account, thread, wrote));
        return new Talk(
                thread.substring(0, thread.indexOf(' ')), Math.max(0, remains.toHours()), left, !remains.isPositive());
    }
}
