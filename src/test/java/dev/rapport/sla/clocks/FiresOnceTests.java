package dev.rapport.sla.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import dev.rapport.platform.SubjectId;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaEvent.Kind;
import dev.rapport.sla.SlaFacts;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tenth property: a warning or breach fires once per clock, kind and due time, even with three copies of the
 * application at the same time and a restart in between. The application looks for due clocks by itself as well.
 */
@DatabaseTest
class FiresOnceTests {

    private static final int CASES = 60;
    private static final int COPIES = 3;

    /** 30 minutes to the first answer and eight hours to the solution, around the clock; warned at four fifths. */
    private static final SlaFacts URGENT =
            SlaFacts.of("ticket").withPriority("urgent").withChannel("email");

    @Autowired
    Sla sla;

    @Autowired
    Clocks clocks;

    @Autowired
    SlaAlarm alarm;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void withThreeCopiesAtOnceAndARestartInBetween() {
        var subjects =
                Stream.generate(SubjectId::next).limit(CASES).map(this::opened).toList();

        clock.move(Duration.ofMinutes(25));
        threeCopiesLook();
        await().untilAsserted(() -> assertThat(warnings(subjects)).isEqualTo(CASES));
        forgetWhatIsToBeTold(subjects);
        threeCopiesLook();

        clock.move(Duration.ofMinutes(10));
        threeCopiesLook();
        await().untilAsserted(() -> assertThat(breaches(subjects)).isEqualTo(CASES));
        forgetWhatIsToBeTold(subjects);
        threeCopiesLook();
        await().untilAsserted(() -> assertThat(stillToTell(subjects)).isZero());

        assertThat(warnings(subjects)).isEqualTo(CASES);
        assertThat(breaches(subjects)).isEqualTo(CASES);
        assertThat(told(subjects, "SlaWarned")).isEqualTo(CASES);
        assertThat(told(subjects, "SlaBreached")).isEqualTo(CASES);
    }

    @Test
    void byNoCopyThatIsStopped() {
        var copy = new SlaFiring(clocks, alarm, clock);
        copy.end();
        opened(SubjectId.next());
        clock.move(Duration.ofMinutes(25));

        assertThatCode(copy::fireDue).doesNotThrowAnyException();
    }

    private SubjectId opened(SubjectId subject) {
        sla.open(subject, null, URGENT, List.of(SlaEvent.of(clock.instant(), Kind.OPENED)), true);
        return subject;
    }

    private void threeCopiesLook() {
        var start = new CyclicBarrier(COPIES);
        var copies = Stream.generate(() -> new SlaFiring(clocks, alarm, clock))
                .limit(COPIES)
                .map(copy -> CompletableFuture.runAsync(
                        () -> {
                            meet(start);
                            copy.fireDue();
                        },
                        Thread::startVirtualThread))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(copies).join();
    }

    /** As after a restart from a backup: every clock looks as if it had something to tell. */
    private void forgetWhatIsToBeTold(List<SubjectId> subjects) {
        jdbc.sql("update sla_clock set next_fire = started_at where subject_id = any(:subjects)")
                .param("subjects", ids(subjects))
                .update();
    }

    private long stillToTell(List<SubjectId> subjects) {
        return jdbc.sql("""
                        select count(*)
                        from sla_clock
                        where subject_id = any(:subjects)
                            and next_fire < :now
                        """)
                .param("subjects", ids(subjects))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private long warnings(List<SubjectId> subjects) {
        return jdbc.sql("""
                        select count(*)
                        from sla_warning
                        join sla_clock on sla_clock.id = clock_id
                        where subject_id = any(:subjects)
                        """).param("subjects", ids(subjects)).query(Long.class).single();
    }

    private long breaches(List<SubjectId> subjects) {
        return jdbc.sql("select count(*) from sla_breach where subject_id = any(:subjects)")
                .param("subjects", ids(subjects))
                .query(Long.class)
                .single();
    }

    private long told(List<SubjectId> subjects, String kind) {
        return jdbc.sql("select count(*) from trail where subject_id = any(:subjects) and kind = :kind")
                .param("subjects", ids(subjects))
                .param("kind", kind)
                .query(Long.class)
                .single();
    }

    private static UUID[] ids(List<SubjectId> subjects) {
        return subjects.stream().map(SubjectId::value).toArray(UUID[]::new);
    }

    private static void meet(CyclicBarrier start) {
        try {
            start.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
