package dev.rapport.sla.clocks;

import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The warnings and breaches there were; the database refuses to change or remove one. */
@Component
public class Tellings {

    private static final String WARNING = "warning";
    private static final String BREACH = "breach";
    private static final String STEP = "step ";

    private record Telling(String what, UUID clock, Instant due) {}

    /** What was told about clocks that are new. */
    static final KeptClock.Told NOTHING = new Known(Set.of());

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Tellings(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.json = json;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What was told about the clocks that a case has. */
    public KeptClock.Told about(SubjectId subject) {
        var told = new HashSet<Telling>();
        jdbc.sql("""
                        select clock.id, told.what, told.due_at
                        from sla_clock clock
                        join lateral (
                            select 'warning' as what, due_at
                            from sla_warning
                            where clock_id = clock.id
                            union all
                            select 'breach', due_at
                            from breach_entry e
                            where e.subject_id = clock.subject_id
                                and e.metric = clock.metric
                                and (e.clock_id = clock.id or e.started_at = clock.started_at)
                                and e.counted
                            union all
                            select 'step ' || step, due_at
                            from sla_ladder_step
                            where clock_id = clock.id
                        ) as told on true
                        where clock.subject_id = :subject
                        """).param("subject", subject.value()).query(row -> {
            var due = Instants.instant(row, "due_at");
            told.add(new Telling(row.getString("what"), row.getObject("id", UUID.class), due));
        });
        return new Known(told);
    }

    /** What was told about many clocks. */
    public KeptClock.Told about(Collection<UUID> clocks) {
        var told = new HashSet<Telling>();
        jdbc.sql("""
                        select clock_id, 'warning' as what, due_at
                        from sla_warning
                        where clock_id = any(:clocks)
                        union all
                        select clock.id, 'breach', e.due_at
                        from sla_clock clock
                        join breach_entry e on e.subject_id = clock.subject_id
                            and e.metric = clock.metric
                            and (e.clock_id = clock.id or e.started_at = clock.started_at)
                        where clock.id = any(:clocks)
                            and e.counted
                        union all
                        select clock_id, 'step ' || step, due_at
                        from sla_ladder_step
                        where clock_id = any(:clocks)
                        """).param("clocks", clocks.toArray(UUID[]::new)).query(row -> {
            var due = Instants.instant(row, "due_at");
            told.add(new Telling(row.getString("what"), row.getObject("clock_id", UUID.class), due));
        });
        return new Known(told);
    }

    /** False when this clock was warned of this due time before. */
    boolean addWarning(KeptClock kept) {
        return jdbc.sql("""
                        insert into sla_warning (clock_id, due_at, warned_at)
                        values (:clock, :dueAt, :now)
                        on conflict do nothing
                        """)
                        .param("clock", kept.id())
                        .param("dueAt", Instants.utc(due(kept)))
                        .param("now", Instants.utc(clock.instant()))
                        .update()
                == 1;
    }

    /**
     * A promise that was broken.
     *
     * @param held the case as it was held at the due time
     */
    record Broken(KeptClock kept, SlaCase held) {}

    /** Writes down who held the work at the due time; false when the promise is known to be broken. */
    boolean addBreach(KeptClock kept, SlaCase held) {
        var written = addBreaches(List.of(new Broken(kept, held))) == 1;
        if (!written) standsAgain(kept);
        return written;
    }

    /** The same for clocks of which no two are of the same start; gives how many were not known to be broken. */
    int addBreaches(List<Broken> broken) {
        if (broken.isEmpty()) return 0;
        return jdbc.sql("""
                        insert into sla_breach
                            (id, clock_id, subject_id, external, metric, round, policy, rule, rule_version, calendar,
                             target_seconds, started_at, due_at, owner_id, team, recorded_at, pauses, around_the_clock,
                             warn_fraction, calendar_version)
                        select id, clock_id, subject_id, external, metric, round, policy, rule, rule_version, calendar,
                            target_seconds, started_at, due_at, owner_id, team, :now, pauses, around_the_clock,
                            warn_fraction, (select version from business_calendar where name = calendar)
                        from json_populate_recordset(cast(null as sla_breach), cast(:rows as json)) as fresh
                        where not exists (
                            select 1
                            from breach_entry e
                            where e.subject_id = fresh.subject_id
                                and e.metric = fresh.metric
                                and (e.clock_id = fresh.clock_id or e.started_at = fresh.started_at)
                                and e.counted)
                        on conflict (clock_id, due_at) do nothing
                        """)
                .param(
                        "rows",
                        json.writeValueAsString(
                                broken.stream().map(Tellings::row).toList()))
                .param("now", Instants.utc(clock.instant()))
                .update();
    }

    private static Map<String, @Nullable Object> row(Broken broken) {
        var kept = broken.kept();
        var held = broken.held();
        var row = ClockRow.of(kept);
        row.put("id", Ids.next());
        row.put("clock_id", kept.id());
        row.put("external", held.external());
        row.put("owner_id", held.owner() == null ? null : held.owner().value());
        row.put("team", held.team());
        return row;
    }

    /** A breach of the same due time that was taken back stands again. */
    private void standsAgain(KeptClock kept) {
        jdbc.sql("""
                        insert into sla_breach_turn (breach_id, stands, because, at)
                        select e.breach_id, true, 'CORRECTION', :now
                        from breach_entry e
                        where e.subject_id = :subject
                            and e.clock_id = :clock
                            and e.due_at = :dueAt
                            and not e.counted
                            and not exists (
                                select 1
                                from breach_entry other
                                where other.subject_id = e.subject_id
                                    and other.metric = e.metric
                                    and (other.clock_id = e.clock_id or other.started_at = e.started_at)
                                    and other.counted)
                        """)
                .param("subject", kept.subject().value())
                .param("clock", kept.id())
                .param("dueAt", Instants.utc(due(kept)))
                .param("now", Instants.utc(clock.instant()))
                .update();
    }

    /** Breaches of these clocks that a correction of the past shows to be none: they stay, and count no more. */
    public void takeBack(Collection<UUID> clocks, UUID recomputation) {
        if (clocks.isEmpty()) return;
        jdbc.sql("""
                        insert into sla_breach_turn (breach_id, stands, because, recomputation, at)
                        select e.breach_id, false, 'CORRECTION', :recomputation, :now
                        from sla_clock clock
                        join breach_entry e on e.subject_id = clock.subject_id
                            and e.metric = clock.metric
                            and (e.clock_id = clock.id or e.started_at = clock.started_at)
                        where clock.id = any(:clocks)
                            and e.counted
                        """)
                .param("recomputation", recomputation)
                .param("now", Instants.utc(clock.instant()))
                .param("clocks", clocks.toArray(UUID[]::new))
                .update();
    }

    /** False when this clock came to the step for this due time before. */
    boolean addStep(KeptClock kept, StepReached reached) {
        var step = reached.step();
        return jdbc.sql("""
                        insert into sla_ladder_step
                            (id, clock_id, step, due_at, subject_id, metric, ladder, rule, rule_version, reached_at, told_at)
                        values
                            (:id, :clock, :step, :dueAt, :subject, :metric, :ladder, :rule, :ruleVersion, :at, :now)
                        on conflict do nothing
                        """)
                        .param("id", kept.stepId(step))
                        .param("clock", kept.id())
                        .param("step", step.name())
                        .param("dueAt", Instants.utc(due(kept)))
                        .param("subject", kept.subject().value())
                        .param("metric", kept.promise().target().metric().name())
                        .param("ladder", step.ladder())
                        .param("rule", step.rule())
                        .param("ruleVersion", step.ruleVersion())
                        .param("at", Instants.utc(reached.at()))
                        .param("now", Instants.utc(clock.instant()))
                        .update()
                == 1;
    }

    /** Whether the clock had no ladder yet at that moment. */
    boolean isBeforeLadder(KeptClock kept, Instant moment) {
        return jdbc.sql("select coalesce(ladder_from > :moment, false) from sla_clock where id = :clock")
                .param("moment", Instants.utc(moment))
                .param("clock", kept.id())
                .query(Boolean.class)
                .single();
    }

    private static Instant due(KeptClock kept) {
        return Objects.requireNonNull(kept.clock().dueAt());
    }

    private record Known(Set<Telling> all, Set<UUID> broken) implements KeptClock.Told {

        Known(Set<Telling> all) {
            this(
                    all,
                    all.stream()
                            .filter(one -> one.what().equals(BREACH))
                            .map(Telling::clock)
                            .collect(Collectors.toUnmodifiableSet()));
        }

        @Override
        public boolean warning(UUID clock, Instant due) {
            return all.contains(new Telling(WARNING, clock, due));
        }

        @Override
        public boolean breach(UUID clock) {
            return broken.contains(clock);
        }

        @Override
        public boolean step(UUID clock, String step, Instant due) {
            return all.contains(new Telling(STEP + step, clock, due));
        }

        @Override
        public boolean stepBesides(UUID clock, @Nullable Instant due) {
            return all.stream()
                    .anyMatch(one -> one.what().startsWith(STEP)
                            && one.clock().equals(clock)
                            && !one.due().equals(due));
        }
    }
}
