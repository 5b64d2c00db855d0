package dev.rapport.engine;

import io.camunda.client.CamundaClient;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Has jobs handed out again that the broker forgets: one that ran out of its time once may never do so a second time
 * (camunda/camunda issue 29735) and waits for whoever had it last, dead or not. It is given back in that one's name; its effect
 * counts once however often it is handed out. See decision 003.
 */
@Component
@WithEngine
class LostJobs {

    private static final Logger log = LoggerFactory.getLogger(LostJobs.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final CamundaClient client;
    private final Workers workers;
    private final Clock clock;
    private final Duration timeout;

    LostJobs(
            JdbcClient jdbc,
            CamundaClient client,
            Workers workers,
            Clock clock,
            @Value("${rapport.engine.job-timeout:30s}") Duration timeout) {
        this.jdbc = jdbc;
        this.client = client;
        this.workers = workers;
        this.clock = clock;
        this.timeout = timeout;
    }

    private record Lost(long key, int retries) {}

    @Scheduled(
            initialDelayString = "${rapport.engine.lost-jobs-look:30s}",
            fixedDelayString = "${rapport.engine.lost-jobs-look:30s}")
    void giveBack() {
        for (var job : lost()) if (!workers.haveInHand(job.key()) && !isGivenBack(job)) return;
    }

    /** Whoever lives would have answered it, or it would have run out of its time anew. */
    private List<Lost> lost() {
        return jdbc.sql("""
                        select record.record_key, max(cast(record.value ->> 'retries' as int)) as retries
                        from engine_record record
                        join process_instance instance
                            on instance.key = record.process_instance_key and instance.ended_at is null
                        where record.value_type = 'JOB'
                            and record.intent = 'TIMED_OUT'
                            and record.value ->> 'type' = any (:types)
                            and not exists (
                                select
                                from element_instance element
                                where element.key = cast(record.value ->> 'elementInstanceKey' as bigint)
                                    and element.ended_at is not null
                            )
                            and not exists (
                                select
                                from incident
                                where incident.process_instance_key = instance.key
                                    and incident.job_key = record.record_key
                                    and incident.resolved_at is null
                            )
                        group by record.record_key
                        having max(record.occurred_at) < :before
                        order by record.record_key
                        limit :most
                        """)
                .param("types", workers.jobTypes().toArray(String[]::new))
                .param(
                        "before",
                        OffsetDateTime.ofInstant(clock.instant().minus(timeout.multipliedBy(2)), ZoneOffset.UTC))
                .param("most", MOST)
                .query((row, number) -> new Lost(row.getLong("record_key"), Math.max(1, row.getInt("retries"))))
                .list();
    }

    /** False when the engine is away. */
    private boolean isGivenBack(Lost job) {
        try {
            EngineCall.send(
                    PATIENCE,
                    () -> client.newFailCommand(job.key())
                            .retries(job.retries())
                            .errorMessage("it was handed out and never answered"));
            log.warn("Job {} was handed out and never answered; it is handed out again", job.key());
        } catch (EngineRefused e) {
            log.debug("Job {} is gone or waits already", job.key());
        } catch (EngineAway e) {
            return false;
        }
        return true;
    }
}
