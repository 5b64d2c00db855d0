package dev.rapport.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.cases.OpenViews.Said;
import dev.rapport.cases.OpenViews.Sign;
import dev.rapport.cases.OpenViews.Viewer;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.Live;
import dev.rapport.testing.DatabaseTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;

/** Who has a case open is told to all copies, and lapses. */
@DatabaseTest
class OpenViewsTests {

    @Autowired
    OpenViews views;

    @Autowired
    DataSource database;

    private final SubjectId subject = SubjectId.next();
    private final UserId li = UserId.next();
    private final UserId wang = UserId.next();

    private Connection connection;

    @BeforeEach
    void listen() throws SQLException {
        connection = database.getConnection();
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute("listen case_open");
        }
    }

    @AfterEach
    void stopListening() throws SQLException {
        try (var open = connection;
                var statement = open.createStatement()) {
            statement.execute("unlisten *");
        }
    }

    /** Hears what the database tells, which is heard by nobody here. */
    private void sees(UserId asker, Viewer... others) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            for (var news : connection.unwrap(PGConnection.class).getNotifications(100))
                views.heard(news.getParameter());
            assertThat(views.others(subject, asker)).containsExactly(others);
        });
    }

    @Test
    void whoOpensWritesAndLeavesIsSeenByTheOthersAndNeverByThemselves() {
        var view = views.open(subject, li, () -> true);
        sees(wang, new Viewer(li, false));
        assertThat(views.others(subject, li)).isEmpty();
        assertThat(views.others(SubjectId.next(), wang)).isEmpty();

        views.types(view);
        sees(wang, new Viewer(li, true));

        views.stops(view);
        sees(wang, new Viewer(li, false));
        views.types(view);
        sees(wang, new Viewer(li, true));

        var second = views.open(subject, li, () -> true);
        views.close(view);
        sees(wang, new Viewer(li, false));
        views.close(second);
        sees(wang);
    }

    @Test
    void whoeverIsToldOfByAnotherCopyIsAnsweredAndLapsesWhenThatFallsSilent() {
        var clock = new Clock() {
            private Instant now = Instant.parse("2026-11-30T08:00:00Z");

            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        var other = new OpenViews(new Live(), event -> {}, clock);
        other.heard(new Said(UUID.randomUUID(), subject, li, Sign.OPENED).written() + ","
                + new Said(UUID.randomUUID(), subject, li, Sign.WRITING).written());
        assertThat(other.others(subject, wang)).containsExactly(new Viewer(li, true));

        clock.now = clock.now.plus(OpenViews.LAPSE);
        assertThat(other.others(subject, wang)).isEmpty();

        var view = views.open(subject, wang, () -> true);
        sees(li, new Viewer(wang, false));
        views.heard(new Said(UUID.randomUUID(), subject, li, Sign.OPENED).written());
        sees(wang, new Viewer(li, false));

        views.types(view);
        sees(li, new Viewer(wang, true));
        views.heard(new Said(UUID.randomUUID(), subject, UserId.next(), Sign.OPENED).written());
        await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            for (var news : connection.unwrap(PGConnection.class).getNotifications(100))
                views.heard(news.getParameter());
            assertThat(views.others(subject, li)).contains(new Viewer(wang, true));
        });
        views.close(view);
    }
}
