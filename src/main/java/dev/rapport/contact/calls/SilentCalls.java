package dev.rapport.contact.calls;

import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.calls.Told.Event;
import dev.rapport.contact.inbound.Takes;
import dev.rapport.platform.Instants;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Ends calls of which no end is told, so that whoever called is called back and whoever spoke says what it was about: what rings
 * for an hour rings no more, and nobody speaks for half a day. When it ended nobody knows; a hangup that comes yet says so.
 */
@Component
class SilentCalls {

    private static final Duration LONGEST_RINGING = Duration.ofHours(1);
    static final Duration LONGEST_TALK = Duration.ofHours(12);
    private static final int MOST = 100;

    private static final Logger log = LoggerFactory.getLogger(SilentCalls.class);

    private final CallRows rows;
    private final Takes<Told> heard;
    private final ChannelAccounts accounts;
    private final TransactionOperations transactions;
    private final Clock clock;

    SilentCalls(
            CallRows rows,
            Takes<Told> heard,
            ChannelAccounts accounts,
            TransactionOperations transactions,
            Clock clock) {
        this.rows = rows;
        this.heard = heard;
        this.accounts = accounts;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${rapport.silent-calls-look:5m}")
    void end() {
        var now = Instants.now(clock);
        rows.lasting(now.minus(LONGEST_RINGING), now.minus(LONGEST_TALK), MOST).forEach(this::end);
    }

    private void end(CallRows.Lasting call) {
        try {
            transactions.executeWithoutResult(status -> accounts.byId(call.account())
                    .ifPresent(account -> heard.take(account, hangup(call), Instants.now(clock))));
        } catch (RuntimeException e) {
            log.error("A call of {} is not ended yet", call.account(), e);
        }
    }

    private static Told hangup(CallRows.Lasting call) {
        var at = Objects.requireNonNullElse(call.answeredAt(), call.beganAt());
        return new Told(call.there(), Event.HANGUP, List.of(), null, null, null, null, null, null, false, at);
    }
}
