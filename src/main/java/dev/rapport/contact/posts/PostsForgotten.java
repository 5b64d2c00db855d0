package dev.rapport.contact.posts;

import dev.rapport.contact.accounts.AccountUse;
import java.time.Clock;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What nobody known said in public is forgotten after the days of its account. */
@Component
class PostsForgotten implements AccountUse {

    private static final int MOST_FORGOTTEN = 1_000;

    private final PostRows rows;
    private final Clock clock;

    PostsForgotten(PostRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Scheduled(cron = "0 50 3 * * *")
    void forget() {
        while (rows.forget(clock.instant(), MOST_FORGOTTEN) == MOST_FORGOTTEN) Thread.onSpinWait();
    }

    @Override
    public boolean isUsed(UUID account) {
        return rows.isUsed(account);
    }
}
