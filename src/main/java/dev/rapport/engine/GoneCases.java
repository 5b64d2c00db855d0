package dev.rapport.engine;

import dev.rapport.platform.CasesGone;
import dev.rapport.platform.CasesMayGo;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Signal;
import dev.rapport.platform.SubjectId;
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

    private final JdbcClient jdbc;
    private final Signal waiting = new Signal();

    GoneCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The outbox is kept from delivery, so that no message is on its way whose row goes: a delivery may take a while. */
    @EventListener
    void hear(CasesMayGo cases) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('engine_message'))")
                .query((row, number) -> true)
                .list();
    }

    @EventListener
    void hear(CasesGone gone) {
        var cases = gone.cases().stream().map(SubjectId::value).toArray(UUID[]::new);
        jdbc.sql("""
            insert into engine_case_gone (subject_id, gone_at)
            select id, :at
            from unnest(cast(:cases as uuid[])) as gone (id)
            on conflict do nothing
            """).param("at", Instants.utc(gone.at())).param("cases", cases).update();
        forgetWords(cases);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                waiting.wake();
            }
        });
    }

    /** What was entered and refused, or did not work, is nobody's any more who could ask for it. */
    private void forgetWords(UUID[] cases) {
        jdbc.sql("""
            update task_submission
            set data = '{}'
            where state = 'REFUSED'
                and task_key in (select key from user_task where subject_id = any(:cases))
            """).param("cases", cases).update();
        jdbc.sql("""
            update incident
            set message = ''
            where process_instance_key in (select key from process_instance where subject_id = any(:cases))
            """).param("cases", cases).update();
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

    /** Runs about them that go on, however late they show themselves, the oldest first; those of other runs end with these. */
    List<Long> runs(Collection<Long> passedOver, int most) {
        return jdbc.sql("""
            select instance.key
            from engine_case_gone gone
            join process_instance instance on instance.subject_id = gone.subject_id
            where instance.ended_at is null
                and instance.parent_key is null
                and instance.key <> all(:passedOver)
            order by instance.key
            limit :most
            """)
                .param("passedOver", passedOver.toArray(Long[]::new))
                .param("most", most)
                .query((row, number) -> row.getLong("key"))
                .list();
    }
}
