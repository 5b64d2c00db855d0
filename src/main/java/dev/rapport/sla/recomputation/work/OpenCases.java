package dev.rapport.sla.recomputation.work;

import dev.rapport.platform.SubjectId;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.clocks.KeptClock;
import dev.rapport.sla.clocks.SlaCase;
import dev.rapport.sla.clocks.SlaCases;
import dev.rapport.sla.clocks.SlaLog;
import dev.rapport.sla.recomputation.Recomputation.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** Reads the cases that have open clocks, or where the past is corrected any, in the order of their subjects, a page at a time. */
@Component
@NamedInterface("recomputation")
public class OpenCases {

    private static final UUID FIRST = new UUID(0, 0);
    private static final int ROWS_AT_ONCE = 5_000;

    private final JdbcClient jdbc;
    private final SlaCases cases;

    OpenCases(JdbcClient jdbc, SlaCases cases) {
        this.jdbc = jdbc;
        this.cases = cases;
    }

    long count(Kind kind, String key) {
        return jdbc.sql("""
                        select count(*)
                        from (
                            select k.subject_id
                            %s
                            union
                            %s
                        ) as found
                        """.formatted(from(kind), withoutPolicy(kind)))
                .param("key", key)
                .query(Long.class)
                .single();
    }

    /** Open clocks, not cases. */
    public long countClocks(Kind kind, String key) {
        return jdbc.sql("select count(*) " + from(kind))
                .param("key", key)
                .query(Long.class)
                .single();
    }

    public List<UUID> page(Kind kind, String key, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        (
                            select distinct k.subject_id
                            %s
                                and k.subject_id > :after
                            order by k.subject_id
                            limit :limit
                        )
                        union
                        (
                            %s
                                and c.subject_id > :after
                            order by c.subject_id
                            limit :limit
                        )
                        order by subject_id
                        limit :limit
                        """.formatted(from(kind), withoutPolicy(kind)))
                .param("key", key)
                .param("after", after == null ? FIRST : after)
                .param("limit", limit)
                .query((row, number) -> row.getObject("subject_id", UUID.class))
                .list();
    }

    /** Holds their locks until the transaction ends, waiting for those who change them now. */
    List<SlaCase> locked(List<UUID> subjects) {
        return read(subjects, "for update");
    }

    public List<SlaCase> of(List<UUID> subjects) {
        return read(subjects, "");
    }

    /** Reads the logs one after another, so that only one is in memory however long they are. */
    public void eachLog(List<SlaCase> of, BiConsumer<SlaCase, List<SlaEvent>> reader) {
        var byId = new HashMap<UUID, SlaCase>();
        for (var found : of) byId.put(found.subject().value(), found);
        var reading = new Object() {
            @Nullable
            UUID subject;

            List<SlaEvent> log = new ArrayList<>();

            void next(@Nullable UUID other) {
                if (subject != null && byId.get(subject) instanceof SlaCase found) reader.accept(found, log);
                subject = other;
                log = new ArrayList<>();
            }
        };
        jdbc.sql("""
                        select subject_id, at, kind, detail, by_user, team
                        from sla_event
                        where subject_id = any(:subjects)
                        order by subject_id, at, id
                        """)
                .withFetchSize(ROWS_AT_ONCE)
                .param("subjects", byId.keySet().toArray(UUID[]::new))
                .query(row -> {
                    var subject = row.getObject("subject_id", UUID.class);
                    if (!subject.equals(reading.subject)) reading.next(subject);
                    reading.log.add(SlaLog.read(row, 0));
                });
        reading.next(null);
    }

    private List<SlaCase> read(List<UUID> subjects, String lock) {
        return jdbc.sql("""
                        select *
                        from sla_case
                        where subject_id = any(:subjects)
                        order by subject_id
                        """ + lock)
                .param("subjects", subjects.toArray(UUID[]::new))
                .query(cases::read)
                .list();
    }

    private static String from(Kind kind) {
        return switch (kind) {
            case CALENDAR -> """
                    from sla_clock k
                    where k.phase <> 'STOPPED'
                        and k.calendar = :key""";
            case CORRECTION -> """
                    from sla_clock k
                    where k.calendar = :key""";
            case TEAM -> """
                    from sla_clock k
                    join sla_case c on c.subject_id = k.subject_id
                    where k.phase <> 'STOPPED'
                        and c.team = :key""";
            case CUSTOMER -> """
                    from sla_clock k
                    join subject s on s.id = k.subject_id
                    where k.phase <> 'STOPPED'
                        and s.customer_id = cast(:key as uuid)""";
            case REGION -> """
                    from sla_clock k
                    join subject s on s.id = k.subject_id
                    join customer_region r on r.customer_id = s.customer_id
                    where k.phase <> 'STOPPED'
                        and r.region = :key""";
            case POLICY -> """
                    from sla_clock k
                    where k.phase <> 'STOPPED'
                        and cast(:key as text) is not null""";
        };
    }

    /** Cases that no policy fitted so far; another policy or customer's tier may. */
    private static String withoutPolicy(Kind kind) {
        return """
                select c.subject_id
                from sla_case c
                where not c.has_policy
                    and %s""".formatted(
                        switch (kind) {
                            case POLICY -> "cast(:key as text) is not null";
                            case CUSTOMER -> """
                    exists (
                        select 1
                        from subject s
                        where s.id = c.subject_id
                            and s.customer_id = cast(:key as uuid))""";
                            case CALENDAR, CORRECTION, TEAM, REGION -> "cast(:key as text) is null";
                        });
    }

    /** The clocks of many subjects, by subject. */
    public static Map<SubjectId, List<KeptClock>> bySubject(List<KeptClock> clocks) {
        var by = new HashMap<SubjectId, List<KeptClock>>();
        for (var kept : clocks)
            by.computeIfAbsent(kept.subject(), subject -> new ArrayList<>()).add(kept);
        return by;
    }
}
