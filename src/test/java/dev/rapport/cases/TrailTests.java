package dev.rapport.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.service.ServiceKinds;
import dev.rapport.testing.DatabaseTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class TrailTests {

    private final SubjectId subject = SubjectId.next();
    private final SubjectOpened opened = new SubjectOpened(
            Ids.next(),
            subject,
            Instant.parse("2024-02-03T04:05:06Z"),
            ServiceKinds.TICKET,
            "T-" + subject,
            "Cannot log in",
            CustomerId.of("00000000-0000-7000-8000-000000000001"),
            null,
            "Case 3");

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void anOpenedSubjectCanBeFoundByItsNumber() {
        events.publishEvent(opened);

        assertThat(jdbc.sql("select title from subject where number = ?")
                        .param(opened.number())
                        .query(String.class)
                        .single())
                .isEqualTo("Cannot log in");
    }

    @Test
    void detailsKeepTheOrderOfTheComponents() {
        events.publishEvent(opened);

        assertThat(details()).isEqualTo("""
                {"kind":{"word":"SubjectKind.TICKET"},"number":"T-%s","title":"Cannot log in",\
                "customer":{"customer":"00000000-0000-7000-8000-000000000001"},"parent":null,"external":"Case 3"}""".formatted(subject));
    }

    @Test
    void anEventHeardTwiceIsWrittenOnce() {
        events.publishEvent(opened);
        events.publishEvent(opened);

        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void whatIsRolledBackLeavesNoEntry() {
        transaction.executeWithoutResult(status -> {
            events.publishEvent(opened);
            status.setRollbackOnly();
        });

        assertThat(entries()).isZero();
    }

    @Test
    void anEntryCannotBeChanged() {
        events.publishEvent(opened);

        assertThatThrownBy(() -> jdbc.sql("update trail set at = now() where subject_id = ?")
                        .param(subject.value())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void anEntryCannotBeRemoved() {
        events.publishEvent(opened);

        assertThatThrownBy(() -> jdbc.sql("delete from trail where subject_id = ?")
                        .param(subject.value())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void aSubjectKnowsWhoAnswersForIt() {
        var owner = UserId.next();
        events.publishEvent(opened);

        events.publishEvent(new SubjectOwned(subject, owner, "service-l1"));

        assertThat(jdbc.sql("select owner_id || ' ' || team from subject where id = ?")
                        .param(subject.value())
                        .query(String.class)
                        .single())
                .isEqualTo(owner + " service-l1");
    }

    private String details() {
        return jdbc.sql("select details from trail where subject_id = ?")
                .param(subject.value())
                .query(String.class)
                .single();
    }

    private long entries() {
        return jdbc.sql("select count(*) from trail where subject_id = ?")
                .param(subject.value())
                .query(Long.class)
                .single();
    }
}
