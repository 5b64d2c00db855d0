package dev.rapport.contact.hooks;

import dev.rapport.contact.Trouble;
import dev.rapport.contact.hooks.HookDeliveries.Claimed;
import dev.rapport.contact.hooks.HookDelivery.State;
import dev.rapport.platform.Instants;
import dev.rapport.platform.OutsideHosts;
import dev.rapport.platform.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Posts what addresses are told: it is claimed for a short while, posted outside of any transaction, and a second transaction writes
 * down what became of it. A crash in between repeats it under the same id. What was not taken is tried again, less and less often,
 * for more than three days, as the specification proposes; an address that is away is left in peace for a while.
 */
@Component
class HookSending {

    private static final Logger log = LoggerFactory.getLogger(HookSending.class);

    /** Longer than a call may take. */
    private static final Duration CLAIM = HookCalls.LONGEST.plusMinutes(1);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private static final Duration LONGEST_PATIENCE = Duration.ofDays(1);

    /** Pauses are longer by up to a tenth, so that what failed together is not tried together. */
    private static final int SPREAD = 100;

    private static final int AT_ONCE = 4;

    private final HookDeliveries deliveries;
    private final HookRows rows;
    private final HookSecrets secrets;
    private final HookHealth health;
    private final OutsideHosts outside;
    private final TransactionOperations transactions;
    private final Clock clock;

    HookSending(
            HookDeliveries deliveries,
            HookRows rows,
            HookSecrets secrets,
            HookHealth health,
            OutsideHosts outside,
            TransactionOperations transactions,
            Clock clock) {
        this.deliveries = deliveries;
        this.rows = rows;
        this.secrets = secrets;
        this.health = health;
        this.outside = outside;
        this.transactions = transactions;
        this.clock = clock;
    }

    List<UUID> waiting() {
        return deliveries.hooksWithDue(now());
    }

    /** Posts what is due for one address until nothing is, some at once. */
    void drain(UUID hook) {
        try (var calls = new HookCalls(outside)) {
            for (var due = claim(hook);
                    !due.isEmpty() && !Thread.currentThread().isInterrupted();
                    due = claim(hook)) {
                var now = due;
                try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                    now.forEach(one -> threads.execute(() -> send(calls, one)));
                }
            }
        }
    }

    private List<Claimed> claim(UUID hook) {
        var now = now();
        return deliveries.claim(hook, now, now.plus(CLAIM), AT_ONCE);
    }

    private void send(HookCalls calls, Claimed one) {
        try {
            var answer = post(calls, one);
            settle(one, answer, one.tries() <= PAUSES.size());
        } catch (RuntimeException e) {
            log.error("What became of the webhook {} is not written down yet", one.id(), e);
        }
    }

    /** Posts something once, whatever state the address is in; it is not tried again. */
    void tryOnce(UUID hook, UUID id, String type, String body) {
        var now = now();
        deliveries.addClaimed(new HookDeliveries.Fresh(id, hook, type, body), now, now.plus(CLAIM));
        var one = new Claimed(id, hook, type, body, 1);
        try (var calls = new HookCalls(outside)) {
            settle(one, post(calls, one), false);
        }
    }

    private HookAnswer post(HookCalls calls, Claimed one) {
        try {
            var hook = rows.find(one.hook()).orElseThrow(() -> Refused.notFound("error.no-such-id", one.hook()));
            return calls.post(hook.address(), one, secrets.signing(hook.id(), now()), now());
        } catch (Refused refused) {
            return HookAnswer.none(Trouble.of(refused.key()));
        }
    }

    private void settle(Claimed one, HookAnswer answer, boolean goesOn) {
        var now = now();
        transactions.executeWithoutResult(status -> {
            health.heard(one.hook(), answer, now);
            if (answer.isTaken()) deliveries.settle(one, State.TAKEN, now, answer);
            else if (goesOn && !answer.isGone()) deliveries.settle(one, State.WAITING, later(one, answer, now), answer);
            else deliveries.settle(one, State.FAILED, now, answer);
        });
    }

    private static Instant later(Claimed one, HookAnswer answer, Instant now) {
        var pause = PAUSES.get(one.tries() - 1);
        var spread =
                pause.multipliedBy(Math.floorMod(one.id().hashCode(), SPREAD)).dividedBy(10L * SPREAD);
        var asked = Objects.requireNonNullElse(answer.patience(), Duration.ZERO);
        var bounded = asked.compareTo(LONGEST_PATIENCE) > 0 ? LONGEST_PATIENCE : asked;
        var longest = pause.plus(spread);
        return now.plus(longest.compareTo(bounded) > 0 ? longest : bounded);
    }

    private Instant now() {
        return Instants.now(clock);
    }
}
