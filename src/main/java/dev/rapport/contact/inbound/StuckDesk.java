package dev.rapport.contact.inbound;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows administrators what came in and could not be taken in, and lets them have it worked again. */
@ForRoles(Role.ADMIN)
@Service
@Transactional
public class StuckDesk {

    /**
     * What could not be taken in of an account.
     *
     * @param waiting how much is tried again by itself; what came behind it in its conversation waits with it
     * @param givenUp how much is not
     * @param since when the oldest of it came; absent where there is none
     */
    public record NotTaken(
            int waiting, int givenUp, @Nullable Instant since) {

        public boolean isNothing() {
            return waiting == 0 && givenUp == 0;
        }
    }

    private final StuckRows rows;
    private final ChannelAccounts accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StuckDesk(StuckRows rows, ChannelAccounts accounts, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public NotTaken of(UUID account) {
        require(account);
        var stuck = rows.of(account);
        return new NotTaken(stuck.waiting(), stuck.givenUp(), stuck.since());
    }

    /** All of it is worked once more, as after what kept it from being taken in was mended. */
    public void again(UUID account) {
        require(account);
        if (rows.again(account, Instants.now(clock)) > 0) events.publishEvent(new InboundQueue.Kept());
    }

    private void require(UUID account) {
        if (accounts.byId(account).isEmpty()) throw Refused.notFound("error.no-such-id", account);
    }
}
