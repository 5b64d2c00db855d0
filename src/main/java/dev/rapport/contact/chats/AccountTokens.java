package dev.rapport.contact.chats;

import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Secrets;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The token of each account, sealed, which all copies of the application share. The platform lets an older one lapse when
 * somebody asks for the next, so that only one at a time does: the others wait for it.
 */
@Component
public class AccountTokens {

    private static final Duration SPARE = Duration.ofMinutes(5);

    /** As the platform gave it. */
    public record Fresh(String token, Duration lasts) {

        @Override
        public String toString() {
            return "a token";
        }
    }

    /** Asks the platform for the next. */
    public interface Asking {

        Fresh ask() throws IOException;
    }

    private record Kept(byte @Nullable [] sealed, @Nullable Instant until) {}

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final TransactionTemplate alone;

    AccountTokens(JdbcClient jdbc, Secrets secrets, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        alone = new TransactionTemplate(transactions);
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** One that holds for some minutes at least. */
    public String of(UUID account, Instant now, Asking asking) throws IOException {
        var kept = good(find(account, ""), account, now);
        if (kept.isPresent()) return kept.get();
        try {
            return Optional.ofNullable(alone.execute(status -> next(account, now, asking)))
                    .orElseThrow();
        } catch (Unreached e) {
            throw e.why;
        }
    }

    private String next(UUID account, Instant now, Asking asking) {
        jdbc.sql("insert into account_token (account_id) values (:account) on conflict do nothing")
                .param("account", account)
                .update();
        var kept = good(find(account, "for update"), account, now);
        if (kept.isPresent()) return kept.get();
        try {
            var fresh = asking.ask();
            jdbc.sql("update account_token set sealed = :sealed, until = :until where account_id = :account")
                    .param("sealed", secrets.seal(fresh.token(), place(account)))
                    .param("until", Instants.utc(now.plus(fresh.lasts())))
                    .param("account", account)
                    .update();
            return fresh.token();
        } catch (IOException e) {
            throw new Unreached(e);
        }
    }

    /** It holds no more, whatever time is left. */
    public void forget(UUID account) {
        jdbc.sql("update account_token set sealed = null, until = null where account_id = :account")
                .param("account", account)
                .update();
    }

    private Optional<Kept> find(UUID account, String locking) {
        return jdbc.sql("select sealed, until from account_token where account_id = :account " + locking)
                .param("account", account)
                .query((row, number) -> new Kept(row.getBytes("sealed"), Instants.instantOrNull(row, "until")))
                .optional();
    }

    /** One that another key sealed is as good as none. */
    private Optional<String> good(Optional<Kept> kept, UUID account, Instant now) {
        return kept.filter(one -> one.until() != null && now.plus(SPARE).isBefore(one.until()))
                .flatMap(one -> opened(one, account));
    }

    private Optional<String> opened(Kept kept, UUID account) {
        var sealed = kept.sealed();
        if (sealed == null) return Optional.empty();
        try {
            return Optional.of(secrets.open(sealed, place(account)));
        } catch (Refused otherKey) {
            return Optional.empty();
        }
    }

    private static String place(UUID account) {
        return "account-token " + account;
    }

    private static final class Unreached extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient IOException why;

        Unreached(IOException why) {
            super(why);
            this.why = why;
        }
    }
}
