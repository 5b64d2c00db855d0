package dev.rapport.engine;

import dev.rapport.platform.CasesGone;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Signal;
import dev.rapport.platform.SubjectId;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Cases that are gone. Messages about them do not go out any more; runs about them are ended, also those that the engine
 * tells of later.
 */
@Component
class GoneCases {

    /** A run that has not shown itself by then never will. */
    private static final Duration LOOKED_AFTER = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Signal waiting = new Signal();

    GoneCases(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** While the outbox is kept from delivery, so that no message is on its way whose row goes. */
    @EventListener
    void hear(CasesGone gone) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('engine_message'))")
                .query((row, number) -> true)
                .list();
        jdbc.sql("""
            insert into engine_case_gone (subject_id, gone_at)
            select id, :at
            from unnest(cast(:cases as uuid[])) as gone (id)
            on conflict do nothing
            """)
                .param("at", Instants.utc(gone.at()))
                .param("cases", gone.cases().stream().map(SubjectId::value).toArray(UUID[]::new))
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                waiting.wake();
            }
        });
    }

    Signal waiting() {
        return waiting;
    }

    /** Whether the text is the id of a case that is gone. */
    boolean contain(String subject) {
        return jdbc.sql("select exists (select from engine_case_gone where subject_id = uuid_or_null(:subject))")
                .param("subject", subject)
                .query(Boolean.class)
                .single();
    }

    /** Runs about them that go on, the oldest first; those of other runs end with these. */
    List<Long> runs(Collection<Long> passedOver, int most) {
        return jdbc.sql("""
            select instance.key
            from engine_case_gone gone
            join process_instance instance on instance.subject_id = gone.subject_id
            where gone.gone_at > :since
                and instance.ended_at is null
                and instance.parent_key is null
                and instance.key <> all(:passedOver)
            order by instance.key
            limit :most
            """)
                .param("since", Instants.utc(clock.instant().minus(LOOKED_AFTER)))
                .param("passedOver", passedOver.toArray(Long[]::new))
                .param("most", most)
                .query((row, number) -> row.getLong("key"))
                .list();
    }
}
