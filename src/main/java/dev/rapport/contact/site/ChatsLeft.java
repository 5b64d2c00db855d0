package dev.rapport.contact.site;

import dev.rapport.contact.AnswersByMail;
import dev.rapport.contact.Carrier.Outcome;
import dev.rapport.contact.Deliveries;
import dev.rapport.contact.Letter;
import dev.rapport.contact.Trouble;
import dev.rapport.contact.site.ChatRows.Left;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Instants;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends by mail what no browser fetched, since the visitor left meanwhile; to those who left an address. Each is taken by a short
 * lease, so that a crash loses none; what does not go within a day comes back to its author.
 */
@Component
class ChatsLeft {

    private static final Logger log = LoggerFactory.getLogger(ChatsLeft.class);
    private static final Duration GONE = Duration.ofMinutes(3);
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration TRIED = Duration.ofDays(1);

    /** How long nobody may have looked, so that those which were tried for too long still come back. */
    private static final Duration OLDEST = Duration.ofDays(7);

    private static final int MOST = 50;

    private final ChatRows rows;
    private final AnswersByMail mail;
    private final Deliveries deliveries;
    private final ChatCarrier carrier;
    private final TransactionOperations transactions;
    private final Clock clock;

    ChatsLeft(
            ChatRows rows,
            AnswersByMail mail,
            Deliveries deliveries,
            ChatCarrier carrier,
            TransactionOperations transactions,
            Clock clock) {
        this.rows = rows;
        this.mail = mail;
        this.deliveries = deliveries;
        this.carrier = carrier;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${rapport.chats-left-look:60s}",
            fixedDelayString = "${rapport.chats-left-look:60s}")
    void mail() {
        var now = Instants.now(clock);
        rows.left(now, now.plus(LEASE), now.minus(GONE), now.minus(OLDEST), MOST)
                .forEach(this::mail);
    }

    private void mail(Left left) {
        try {
            switch (outcome(left)) {
                case Outcome.Accepted(var there) -> mailed(left, there);
                case Outcome.Refused(var why) -> lost(left, why);
                case Outcome.Later(var why) -> {
                    if (left.writtenAt().plus(TRIED).isBefore(Instants.now(clock))) lost(left, why);
                }
            }
        } catch (RuntimeException e) {
            log.error("What became of {} is not written down yet", left, e);
        }
    }

    private Outcome outcome(Left left) {
        try {
            return mail.send(letter(left), left.email());
        } catch (RuntimeException e) {
            log.warn("Nobody knows what became of {}: {}", left, e.toString());
            return new Outcome.Later(new Trouble("contact.unknown", String.valueOf(e.getMessage())));
        }
    }

    private static Letter letter(Left left) {
        return new Letter(
                left.id(),
                ChatCarrier.NAME,
                left.id(),
                null,
                ChatCarrier.NAME,
                null,
                Channel.EMAIL,
                left.email(),
                left.heading(),
                left.words(),
                List.of(),
                false,
                left.writtenAt());
    }

    private void mailed(Left left, String there) {
        transactions.executeWithoutResult(status -> {
            rows.mailed(left.id(), Instants.now(clock), there);
            deliveries.wentOn(carrier, ChatCarrier.there(left.id()), there);
        });
    }

    private void lost(Left left, Trouble why) {
        transactions.executeWithoutResult(status -> {
            rows.lost(left.id(), Instants.now(clock));
            deliveries.lost(carrier, ChatCarrier.there(left.id()), why);
        });
    }
}
