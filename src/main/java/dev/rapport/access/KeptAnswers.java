package dev.rapport.access;

import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Secrets;
import dev.rapport.platform.UserId;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was answered to requests that made something, for a day: who sends one again gets the same answer. */
@Component
public class KeptAnswers {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final int BATCH = 1_000;
    private static final int MOST_BATCHES = 100;

    /** @param fingerprint of all that was sent under the key */
    public record Request(UserId by, String path, String key, String fingerprint) {}

    /** @param secret whether it was told once and is not kept in full */
    public record Answer(
            String fingerprint,
            int status,
            @Nullable String location,
            @Nullable String contentType,
            @Nullable String body,
            boolean secret) {}

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Clock clock;

    KeptAnswers(JdbcClient jdbc, Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A request may hold what the database must not know: of its hash only what nobody can try out is kept. */
    @ForEverybody("tells nothing of what was sent")
    public String fingerprint(String hash) {
        return secrets.mark(hash);
    }

    /** Takes the key until the transaction ends; false while another one has it. */
    @ForEverybody("an answer lies under the one who asked")
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean take(Request request) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(:what, 0))")
                .param("what", request.by() + " " + request.key() + " " + request.path())
                .query(Boolean.class)
                .single();
    }

    /** What was answered under the key of a request, whatever was sent with it. */
    @ForEverybody("an answer lies under the one who asked")
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Answer> find(Request request) {
        return jdbc.sql("""
                        select *
                        from kept_answer
                        where user_id = :by
                            and path = :path
                            and key = :key
                            and kept_at > :since
                        """)
                .param("by", request.by().value())
                .param("path", request.path())
                .param("key", request.key())
                .param("since", Instants.utc(tooOld()))
                .query((row, number) -> new Answer(
                        row.getString("fingerprint"),
                        row.getInt("status"),
                        row.getString("location"),
                        row.getString("content_type"),
                        row.getString("body"),
                        row.getBoolean("secret")))
                .optional();
    }

    /** In place of one that is too old. */
    @ForEverybody("an answer lies under the one who asked")
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Request request, Answer answer) {
        jdbc.sql("""
                        insert into kept_answer (user_id, path, key, fingerprint, status, location, content_type, body,
                            secret, kept_at)
                        values (:by, :path, :key, :fingerprint, :status, :location, :contentType, :body,
                            :secret, :now)
                        on conflict (user_id, path, key) do update
                        set fingerprint = excluded.fingerprint,
                            status = excluded.status,
                            location = excluded.location,
                            content_type = excluded.content_type,
                            body = excluded.body,
                            secret = excluded.secret,
                            kept_at = excluded.kept_at
                        """)
                .param("by", request.by().value())
                .param("path", request.path())
                .param("key", request.key())
                .param("fingerprint", answer.fingerprint())
                .param("status", answer.status())
                .param("location", answer.location(), Types.VARCHAR)
                .param("contentType", answer.contentType(), Types.VARCHAR)
                .param("body", answer.secret() ? null : answer.body(), Types.VARCHAR)
                .param("secret", answer.secret())
                .param("now", Instants.utc(clock.instant()))
                .update();
    }

    /** In batches, so that no one statement holds many rows; what is left waits for the next time. */
    @Scheduled(initialDelay = 1, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        for (var batch = 0; batch < MOST_BATCHES; batch++) if (forgetSome() < BATCH) return;
    }

    private int forgetSome() {
        return jdbc.sql("""
                        delete from kept_answer
                        where (user_id, path, key) in (
                            select user_id, path, key
                            from kept_answer
                            where kept_at <= :before
                            order by kept_at
                            limit :batch
                            for update skip locked
                        )
                        """)
                .param("before", Instants.utc(tooOld()))
                .param("batch", BATCH)
                .update();
    }

    private Instant tooOld() {
        return clock.instant().minus(KEPT);
    }
}
