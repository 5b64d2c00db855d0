package dev.rapport.sla.pauses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rapport.access.Role;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaEvent.Kind;
import dev.rapport.sla.SlaFacts;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class PausesTests {

    /** Calendar and promises around the clock. */
    private static final SlaFacts URGENT =
            SlaFacts.of("ticket").withPriority("urgent").withChannel("email");

    private static final Duration LIMIT = Duration.ofHours(24);

    @Autowired
    Sla sla;

    @Autowired
    PauseWatch watch;

    @Autowired
    PauseNotices notices;

    @Autowired
    PauseShares shares;

    @Autowired
    MovableClock clock;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Api api;

    private final SubjectId subject = SubjectId.next();

    @ParameterizedTest
    @ValueSource(strings = {"", "lunch", "CUSTOMER"})
    void aPauseForNoKnownReasonIsRefused(String reason) {
        sla.open(subject, null, URGENT, List.of(SlaEvent.of(now(), Kind.OPENED)), true);

        assertThatThrownBy(() -> sla.record(subject, new SlaEvent(now(), Kind.PAUSED, reason, null, null)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void theLeadIsToldOnceOfAPauseWithoutAnEnd() {
        var by = UserId.next();
        var since = now();
        opened(since);
        pause(since, "vendor", by);

        clock.moveTo(since.plus(LIMIT).minusSeconds(1));
        watch.look();
        assertThat(told()).isZero();

        clock.moveTo(since.plus(LIMIT).plusSeconds(1));
        watch.look();
        notices.tell(subject);
        pause(since.plus(LIMIT).plusSeconds(1), "parts", by);
        sla.record(subject, SlaEvent.of(since.plus(LIMIT).plusSeconds(2), Kind.ESCALATED));
        watch.look();

        assertThat(told()).isEqualTo(1);
        assertThat(jdbc.sql("select reason || by_user from sla_pause_notice where subject_id = :id")
                        .param("id", subject.value())
                        .query(String.class)
                        .single())
                .isEqualTo("vendor" + by);
    }

    @Test
    void aPauseThatEndsInTimeTellsNobody() {
        var since = now();
        opened(since);
        pause(since, "customer", UserId.next());
        sla.record(subject, SlaEvent.of(since.plusSeconds(60), Kind.CUSTOMER_MESSAGE));

        clock.moveTo(since.plus(LIMIT).plusSeconds(1));
        watch.look();

        assertThat(told()).isZero();
    }

    @Test
    void theShareOfPausedTimeShowsWhoLetsCasesWait() {
        var opened = Instant.parse("2003-05-05T08:00:00Z");
        var idle = UserId.next();
        var diligent = UserId.next();
        sla.open(
                subject,
                null,
                URGENT,
                List.of(
                        SlaEvent.of(opened, Kind.OPENED),
                        new SlaEvent(at(opened, 1), Kind.ASSIGNED, null, idle, null),
                        new SlaEvent(at(opened, 2), Kind.PAUSED, "vendor", idle, null),
                        new SlaEvent(at(opened, 3), Kind.PAUSED, "parts", idle, null),
                        SlaEvent.of(at(opened, 5), Kind.RESUMED),
                        new SlaEvent(at(opened, 6), Kind.ASSIGNED, null, diligent, null),
                        SlaEvent.of(at(opened, 8), Kind.SOLVED),
                        new SlaEvent(at(opened, 9), Kind.PAUSED, "customer", idle, null)),
                false);

        var found = asManager(() -> shares.between(opened, opened.plus(Duration.ofDays(1))));

        assertThat(found).extracting(PauseShare::person).containsExactly(idle, diligent);
        assertThat(found.getFirst().heldMillis()).isEqualTo(Duration.ofHours(5).toMillis());
        assertThat(found.getFirst().share()).isEqualTo(0.6);
        assertThat(found.getFirst().pausedFor())
                .containsOnly(
                        entry("vendor", Duration.ofHours(1).toMillis()),
                        entry("parts", Duration.ofHours(2).toMillis()));
        assertThat(found.getFirst().pausesSet()).isEqualTo(3);
        assertThat(found.getLast().share()).isZero();
        assertThat(asManager(() -> shares.between(at(opened, 4), at(opened, 5))))
                .singleElement()
                .satisfies(share -> assertThat(share.share()).isEqualTo(1));
    }

    @Test
    void theApiGivesSharesToManagersOnly() throws Exception {
        var opened = Instant.parse("2003-06-05T08:00:00Z");
        var idle = UserId.next();
        sla.open(
                subject,
                null,
                URGENT,
                List.of(
                        SlaEvent.of(opened, Kind.OPENED),
                        new SlaEvent(opened, Kind.ASSIGNED, null, idle, null),
                        new SlaEvent(at(opened, 1), Kind.PAUSED, "vendor", idle, null),
                        SlaEvent.of(at(opened, 4), Kind.SOLVED)),
                false);
        var path = "/api/v1/sla/pauses?from=2003-06-05T00:00:00Z&until=2003-06-06T00:00:00Z";
        var manager = colleagues.join(null, Role.MANAGER);
        var agent = colleagues.join("service-l1", Role.SERVICE);

        api.ask(manager, get(path))
                .andExpect(
                        jsonPath("$.items[?(@.person=='" + idle + "')].share").value(hasItem(0.75)))
                .andExpect(jsonPath("$.items[?(@.person=='" + idle + "')].pausedSecondsFor.vendor")
                        .value(hasItem(3 * 3600)));
        api.ask(agent, get(path)).andExpect(status().isForbidden());
        api.ask(manager, get("/api/v1/sla/pauses?from=2003-06-05T00:00:00Z&until=2003-06-05T00:00:00Z"))
                .andExpect(status().isBadRequest());
    }

    private void opened(Instant at) {
        sla.open(subject, null, URGENT, List.of(SlaEvent.of(at, Kind.OPENED)), true);
    }

    private void pause(Instant at, String reason, UserId by) {
        sla.record(subject, new SlaEvent(at, Kind.PAUSED, reason, by, null));
    }

    private long told() {
        return jdbc.sql("select count(*) from trail where subject_id = :id and kind = 'PauseTooLong'")
                .param("id", subject.value())
                .query(Long.class)
                .single();
    }

    private List<PauseShare> asManager(Supplier<List<PauseShare>> question) {
        return colleagues.as(colleagues.join(null, Role.MANAGER), question::get);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Instant at(Instant opened, int hours) {
        return opened.plus(Duration.ofHours(hours));
    }
}
