package dev.rapport.contact.wecom;

import dev.rapport.contact.accounts.AccountChanged;
import dev.rapport.contact.wecom.WecomApi.Answer;
import dev.rapport.platform.Refused;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Accounts of which the platform did not answer or let nobody in: they rest, less and less often asked, beside those that work. */
@Component
class RestingAccounts {

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 5;

    private record Rest(int failures, Instant until) {}

    private final Map<UUID, Rest> rests = new ConcurrentHashMap<>();
    private final Clock clock;

    RestingAccounts(Clock clock) {
        this.clock = clock;
    }

    interface Asking {

        Answer ask() throws IOException;
    }

    /** What the platform answers; the account rests where it does not. */
    Answer heed(UUID account, Asking asking) throws IOException {
        try {
            var answer = asking.ask();
            if (answer.isNotNow()) failed(account);
            else answered(account);
            return answer;
        } catch (IOException | Refused e) {
            failed(account);
            throw e;
        }
    }

    private void failed(UUID account) {
        rests.merge(
                account,
                new Rest(1, clock.instant().plus(FIRST)),
                (known, first) -> new Rest(
                        known.failures() + 1,
                        clock.instant().plus(FIRST.multipliedBy(1L << Math.min(known.failures(), MOST_DOUBLINGS)))));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void changed(AccountChanged change) {
        answered(change.account());
    }

    private void answered(UUID account) {
        rests.remove(account);
    }

    boolean rests(UUID account) {
        var rest = rests.get(account);
        return rest != null && clock.instant().isBefore(rest.until());
    }

    List<UUID> awake(Collection<UUID> accounts) {
        return accounts.stream().filter(one -> !rests(one)).toList();
    }
}
