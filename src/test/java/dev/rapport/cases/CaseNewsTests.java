package dev.rapport.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.platform.SubjectId;
import dev.rapport.testing.DatabaseTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class CaseNewsTests {

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    DataSource database;

    private final List<String> heard = new ArrayList<>();
    private Connection connection;

    @BeforeEach
    void listen() throws SQLException {
        connection = database.getConnection();
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute("listen case_news");
        }
    }

    @AfterEach
    void stopListening() throws SQLException {
        try (var open = connection;
                var statement = open.createStatement()) {
            statement.execute("unlisten *");
        }
    }

    private boolean isTold(SubjectId subject) {
        try {
            for (var news : connection.unwrap(PGConnection.class).getNotifications(100)) heard.add(news.getParameter());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return heard.stream().anyMatch(news -> news.contains(subject.toString()));
    }

    @Test
    void allCopiesHearWithinTwoSecondsThatACaseStandsOtherwiseOnceThatIsCommitted() {
        var closed = SubjectId.next();
        var rolledBack = SubjectId.next();

        transactions.executeWithoutResult(status -> {
            events.publishEvent(new SubjectStands(rolledBack, "TicketState.CLOSED", null));
            status.setRollbackOnly();
        });
        transactions.executeWithoutResult(
                status -> events.publishEvent(new SubjectStands(closed, "TicketState.CLOSED", null)));

        await().atMost(Duration.ofSeconds(2)).until(() -> isTold(closed));
        assertThat(heard).noneMatch(news -> news.contains(rolledBack.toString()));
    }

    @Test
    void soMuchNewsThatTheyCannotBeToldOneByOneMayConcernEveryCase() {
        assertThat(new CaseNews(Set.of()).mayConcern(SubjectId.next())).isTrue();
        assertThat(new CaseNews(Set.of(SubjectId.next())).mayConcern(SubjectId.next()))
                .isFalse();
    }
}
