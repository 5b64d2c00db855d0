package dev.rapport.insight.breaches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.insight.breaches.BreachRemark.Cause;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaEvent.Kind;
import dev.rapport.sla.SlaFacts;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class BreachRemarksTests {

    private static final SlaFacts IMPORTED = SlaFacts.of("ticket").withChannel("import");

    @Autowired
    BreachRemarks remarks;

    @Autowired
    Breaches found;

    @Autowired
    Sla sla;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Colleagues colleagues;

    private final SubjectId subject = SubjectId.next();
    private Person manager;
    private UUID breach;

    @BeforeEach
    void aTicketIsSolvedTooLate() {
        manager = colleagues.join(null, Role.MANAGER);
        sla.open(
                subject,
                null,
                IMPORTED,
                List.of(
                        SlaEvent.of(Instant.parse("2012-10-09T14:50:17Z"), Kind.OPENED),
                        new SlaEvent(
                                Instant.parse("2012-10-09T14:50:18Z"), Kind.ASSIGNED, null, manager.id(), "service-l1"),
                        SlaEvent.of(Instant.parse("2012-10-09T15:00:00Z"), Kind.AGENT_REPLY),
                        SlaEvent.of(Instant.parse("2012-10-25T11:54:26Z"), Kind.SOLVED)),
                false);
        breach = breaches(null).getFirst().id();
    }

    private List<Breach> breaches(String team) {
        var filter = BreachFilter.of(subject).with(BreachDimension.TEAM, team == null ? "" : team);
        return found.page(filter, 10, null).items();
    }

    private BreachRemark said(Cause cause, boolean excuses, String remark) {
        return colleagues.as(manager, () -> remarks.add(breach, cause, excuses, remark));
    }

    @Test
    void theLastRemarkCountsAndTheOthersStay() {
        said(Cause.STAFFING, false, null);
        var last = said(Cause.WAITED_FOR_VENDOR, true, "The vendor closed for a week.");

        assertThat(breaches(null).getFirst().judged()).isEqualTo(last);
        assertThat(colleagues.as(manager, () -> remarks.of(breach)))
                .extracting(BreachRemark::cause)
                .containsExactly(Cause.WAITED_FOR_VENDOR, Cause.STAFFING);
    }

    @Test
    void whoExcusesSaysWhy() {
        assertThatThrownBy(() -> said(Cause.STAFFING, true, " ")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> said(Cause.STAFFING, true, "x".repeat(2_001))).isInstanceOf(Refused.class);
    }

    @Test
    void onlyManagersJudgeAndAuditorsRead() {
        said(Cause.OTHER, false, "Nobody knows.");
        var auditor = colleagues.join(null, Role.AUDITOR);
        var agent = colleagues.join("service-l1", Role.SERVICE);

        assertThat(colleagues.as(auditor, () -> remarks.of(breach))).hasSize(1);
        for (var other : List.of(auditor, agent))
            assertThatThrownBy(() -> colleagues.as(other, () -> remarks.add(breach, Cause.OTHER, false, "no")))
                    .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> colleagues.as(agent, () -> remarks.of(breach))).isInstanceOf(Refused.class);
    }

    @Test
    void aBreachThatIsNoneIsRefused() {
        assertThatThrownBy(() -> colleagues.as(manager, () -> remarks.add(breach, null, false, "no cause")))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> colleagues.as(manager, () -> remarks.add(UUID.randomUUID(), Cause.OTHER, false, null)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void theDatabaseChangesNoRemark() {
        said(Cause.OTHER, false, "Nobody knows.");
        for (var statement : List.of("update breach_remark set remark = null", "delete from breach_remark"))
            assertThatThrownBy(() -> jdbc.sql(statement).update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
    }

    @Test
    void aBreachIsFoundByTheTeamThatHeldTheWorkThen() {
        sla.record(
                subject,
                new SlaEvent(Instant.parse("2012-10-26T08:00:00Z"), Kind.ASSIGNED, null, manager.id(), "service-l2"));

        assertThat(breaches("service-l1")).hasSize(1);
        assertThat(breaches("service-l2")).isEmpty();
    }
}
