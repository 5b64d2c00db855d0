package dev.rapport.studio.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Role;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaEvent.Kind;
import dev.rapport.sla.SlaFacts;
import dev.rapport.sla.calendars.CalendarSheet;
import dev.rapport.sla.calendars.Calendars;
import dev.rapport.studio.whatif.WhatIfAnswer.Side;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class WhatIfTests {

    /** A Monday morning in a year that no other test uses. */
    private static final Instant MONDAY = Instant.parse("1998-03-02T08:00:00Z");

    private static final SlaFacts IMPORTED = SlaFacts.of("ticket").withChannel("import");

    @Autowired
    WhatIf whatIf;

    @Autowired
    Sla sla;

    @Autowired
    Calendars calendars;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Colleagues colleagues;

    /** Answered in an hour, solved after so many days. */
    private SubjectId ticket(Instant opened, int days) {
        var subject = SubjectId.next();
        sla.open(
                subject,
                null,
                IMPORTED,
                List.of(
                        SlaEvent.of(opened, Kind.OPENED),
                        SlaEvent.of(opened.plus(Duration.ofHours(1)), Kind.AGENT_REPLY),
                        SlaEvent.of(opened.plus(Duration.ofDays(days)), Kind.SOLVED)),
                false);
        return subject;
    }

    private WhatIfAnswer ask(Instant from, @Nullable String policy, CalendarSheet... others) {
        var manager = colleagues.join(null, Role.MANAGER);
        var question = new WhatIfQuestion(from, from.plus(Duration.ofDays(1)), policy, List.of(others));
        return colleagues.as(manager, () -> whatIf.ask(question));
    }

    @Test
    void underWhatIsInForceNothingAppearsOrVanishes() {
        ticket(MONDAY, 3);
        ticket(MONDAY, 30);

        var answer = ask(MONDAY, null);

        assertThat(answer.is()).isEqualTo(new Side(4, 1)).isEqualTo(answer.would());
        assertThat(answer.appeared() + answer.vanished()).isZero();
        assertThat(answer.whole()).isTrue();
    }

    @Test
    void aShorterPromiseLetsABreachAppear() {
        var day = MONDAY.plus(Duration.ofDays(7));
        var late = ticket(day, 3);
        var shorter = whatIfPolicies().replace("eu-office,14400,162000", "eu-office,14400,28800");

        var answer = ask(day, shorter);

        assertThat(answer.appeared()).isEqualTo(1);
        assertThat(answer.examples()).singleElement().satisfies(example -> {
            assertThat(example.subject()).isEqualTo(late);
            assertThat(example.metric()).isEqualTo("resolution");
            assertThat(example.appears()).isTrue();
            assertThat(example.wouldBeDue()).isBefore(example.due());
        });
    }

    @Test
    void holidaysLetABreachVanish() {
        var day = MONDAY.plus(Duration.ofDays(14));
        ticket(day, 8);
        var office = CalendarSheet.of(calendars.named("eu-office"));
        var first = LocalDate.parse("1998-03-16");
        var closed = new CalendarSheet(
                office.name(),
                office.zone(),
                office.week(),
                Stream.iterate(first, d -> d.plusDays(1)).limit(7).toList(),
                office.workdays());

        var answer = ask(day, null, closed);

        assertThat(answer.is().breached()).isEqualTo(1);
        assertThat(answer.would().breached()).isZero();
        assertThat(answer.vanished()).isEqualTo(1);
    }

    @Test
    void aTableThatIsWrittenAnewDecidesAsBefore() {
        var day = MONDAY.plus(Duration.ofDays(28));
        ticket(day, 3);
        ticket(day, 30);
        var written = PolicyTable.read(whatIfPolicies()).orElseThrow().text();

        var answer = ask(day, written);

        assertThat(answer.is()).isEqualTo(new Side(4, 1)).isEqualTo(answer.would());
    }

    @Test
    void nothingLiveIsTouched() {
        var day = MONDAY.plus(Duration.ofDays(21));
        var asked = ticket(day, 30);
        await().until(() -> isAllTold(asked));
        var before = rows(asked);

        ask(day, whatIfPolicies().replace("162000", "60"));

        assertThat(rows(asked)).isEqualTo(before);
    }

    @Test
    void textThatIsNoPolicyAndStaffAreRefused() {
        var agent = colleagues.join(null, Role.SERVICE);

        assertThatThrownBy(() -> ask(MONDAY, "rule nonsense")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> colleagues.as(
                        agent, () -> whatIf.ask(new WhatIfQuestion(MONDAY, Instant.now(), null, List.of()))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void saysWhatPoliciesPromiseAndWhy() {
        var designer = colleagues.join(null, Role.DESIGNER);

        var answer = colleagues.as(designer, () -> whatIf.tryPolicies(IMPORTED));

        assertThat(answer.policy()).isEqualTo("import");
        assertThat(answer.targets())
                .extracting(PolicyAnswer.Target::metric)
                .containsExactly("first-response", "resolution");
        assertThat(answer.reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.rule()).startsWith("imported tickets"));
    }

    private String whatIfPolicies() {
        return colleagues.as(colleagues.join(null, Role.MANAGER), whatIf::policies);
    }

    private boolean isAllTold(SubjectId subject) {
        return jdbc.sql("select count(next_fire) = 0 from sla_clock where subject_id = :subject")
                .param("subject", subject.value())
                .query(Boolean.class)
                .single();
    }

    private List<String> rows(SubjectId subject) {
        return Stream.of("sla_case", "sla_event", "sla_clock", "sla_breach", "sla_ledger")
                .flatMap(
                        table -> jdbc
                                .sql("""
                                select row
                                from (select cast(to_jsonb(r) as text) as row from %s as r) told
                                where row like '%%' || :subject || '%%'
                                order by 1
                                """.formatted(table))
                                .param("subject", subject.toString())
                                .query(String.class)
                                .list()
                                .stream())
                .toList();
    }
}
