package dev.rapport.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.Ids;
import dev.rapport.platform.InBulk;
import dev.rapport.platform.SubjectId;
import dev.rapport.testing.DatabaseTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Which messages wait for others. */
@DatabaseTest
@Transactional
class WhatWaitsTests {

    @Autowired
    ProcessOutbox outbox;

    @Autowired
    JdbcClient jdbc;

    private final SubjectId subject = SubjectId.next();

    private ProcessMessage message(String name) {
        return ProcessMessage.start(Ids.next(), name, subject, Map.of());
    }

    private void publishInBulk(ProcessMessage message) {
        InBulk.call(() -> {
            outbox.publish(message);
            return message;
        });
    }

    private List<Boolean> waiting() {
        return jdbc.sql("select bulk from engine_message where subject_id = :subject order by id")
                .param("subject", subject.value())
                .query(Boolean.class)
                .list();
    }

    @Test
    void whatComesInBulkWaitsForWhatPeopleDo() {
        publishInBulk(message("brought"));
        publishInBulk(message("brought-too"));

        assertThat(waiting()).containsExactly(true, true);
    }

    @Test
    void whatPeopleDoWithACaseWaitsForNothingButItsOwnMessages() {
        publishInBulk(message("brought"));
        outbox.publish(message("answered"));

        assertThat(waiting()).containsExactly(false, false);
    }

    @Test
    void whatIsUrgentWaitsForNothing() {
        publishInBulk(message("late").urgently());

        assertThat(waiting()).containsExactly(false);
    }
}
