package dev.rapport.contact;

import dev.rapport.contact.Carrier.Outcome;
import dev.rapport.contact.Outgoing.Leased;
import dev.rapport.contact.Outgoing.Taken;
import dev.rapport.platform.Instants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets letters go out. Whoever writes one does not wait: it is taken by a short lease, the carrier is spoken to outside
 * of any transaction, and a second transaction writes down what became of it. A crash in between repeats it with the same
 * id, unless it is known that it was taken. What cannot go out now is tried again, less and less often, for a day (decision 024).
 */
@Component
public class Sending {

    private static final Logger log = LoggerFactory.getLogger(Sending.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int MOST_DOUBLINGS = 6;
    private static final int AT_ONCE = 8;

    /** For who lets letters go out: there is one more. */
    record LetterQueued() {}

    private final Outgoing outgoing;
    private final List<Carrier> carriers;
    private final Map<String, LetterKind> kinds;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Sending(
            Outgoing outgoing,
            List<Carrier> carriers,
            List<LetterKind> kinds,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.outgoing = outgoing;
        this.carriers = carriers;
        this.kinds = kinds.stream().collect(Collectors.toMap(LetterKind::kind, Function.identity()));
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** Goes out after the caller's transaction; once, however often it is queued. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void queue(Letter letter) {
        outgoing.add(letter);
        events.publishEvent(new LetterQueued());
    }

    /** Whether e-mails to our own people go out at all. */
    public boolean isMailReady() {
        return carriers.stream()
                .anyMatch(carrier -> carrier.name().equals(MailCarrier.NAME) && carrier.isReadyForItself());
    }

    /** Lets go out what is due; several copies of the application may do so at once. */
    void sendDue() {
        for (var due = lease(); !due.isEmpty(); due = lease()) {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                due.forEach(leased -> threads.execute(() -> send(leased)));
            }
        }
    }

    private List<Leased> lease() {
        var ready =
                carriers.stream().filter(Carrier::isReady).map(Carrier::name).toList();
        var now = now();
        return outgoing.lease(now, LEASE, kinds.keySet(), ready, now.minus(LONGEST), AT_ONCE);
    }

    private void send(Leased leased) {
        var letter = leased.letter();
        try {
            var before = leased.taken();
            switch (before == null ? outcome(letter) : new Outcome.Accepted(before.there())) {
                case Outcome.Accepted(var there) -> tell(letter, before == null ? taken(letter, there) : before);
                case Outcome.Refused(var why) -> fail(leased, why);
                case Outcome.Later(var why) -> {
                    if (letter.writtenAt().plus(LONGEST).isBefore(now())) fail(leased, why);
                    else postpone(leased, why);
                }
            }
        } catch (RuntimeException e) {
            log.error("What became of {} is not written down yet", letter, e);
        }
    }

    private Taken taken(Letter letter, String there) {
        var taken = new Taken(now(), there);
        outgoing.take(letter, taken);
        return taken;
    }

    private void tell(Letter letter, Taken taken) {
        transactions.executeWithoutResult(status -> {
            if (outgoing.remove(letter)) kind(letter).accepted(letter, taken.at(), taken.there());
        });
    }

    private void fail(Leased leased, Trouble why) {
        transactions.executeWithoutResult(status -> {
            if (outgoing.remove(leased)) kind(leased.letter()).failed(leased.letter(), now(), why);
        });
    }

    private void postpone(Leased leased, Trouble why) {
        var doublings = Math.min(leased.tries() - 1, MOST_DOUBLINGS);
        var until = now().plus(FIRST_PAUSE.multipliedBy(1L << doublings));
        transactions.executeWithoutResult(status -> {
            if (outgoing.postpone(leased, until)) kind(leased.letter()).postponed(leased.letter(), until, why);
        });
    }

    private LetterKind kind(Letter letter) {
        return Objects.requireNonNull(kinds.get(letter.kind()), letter.kind());
    }

    private Outcome outcome(Letter letter) {
        var carrier = carriers.stream()
                .filter(one -> one.name().equals(letter.carrier()) && one.isReady())
                .findFirst();
        if (carrier.isEmpty()) return new Outcome.Later(Trouble.of("contact.no-account"));
        var no = kind(letter).forbidden(letter);
        if (no.isPresent()) return new Outcome.Refused(no.get());
        try {
            return carrier.get().send(letter);
        } catch (RuntimeException e) {
            log.warn("Nobody knows what became of {}: {}", letter, e.toString());
            return new Outcome.Later(new Trouble("contact.unknown", String.valueOf(e.getMessage())));
        }
    }

    private Instant now() {
        return Instants.now(clock);
    }
}
