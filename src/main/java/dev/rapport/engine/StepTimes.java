package dev.rapport.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long instances stayed in the steps of their processes, as the engine last told. */
@Component
public class StepTimes {

    /** How long an instance was in a step: a task, or an event that it waited for. */
    public record Stay(String processId, String elementId, Duration length) {}

    private final JdbcClient jdbc;

    StepTimes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Hands over, one by one, those that were left from then on and before then; reads only that time. */
    public void left(Instant from, Instant until, Consumer<Stay> each) {
        jdbc.sql("""
                        select instance.process_id, element.element_id, element.started_at, element.ended_at
                        from element_instance element
                        join process_instance instance on instance.key = element.process_instance_key
                        where element.ended_at >= :from
                            and element.ended_at < :until
                            and element.state = 'COMPLETED'
                            and (
                                element.element_type like '%TASK'
                                or element.element_type in ('INTERMEDIATE_CATCH_EVENT', 'EVENT_BASED_GATEWAY')
                            )
                        """)
                .withFetchSize(1_000)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    each.accept(new Stay(
                            row.getString("process_id"),
                            row.getString("element_id"),
                            Duration.ofMillis(row.getTimestamp("ended_at").getTime()
                                    - row.getTimestamp("started_at").getTime())));
                });
    }

    /** When the first instance that is known was started. */
    public Optional<Instant> first() {
        return jdbc.sql("select min(started_at) from process_instance")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }
}
