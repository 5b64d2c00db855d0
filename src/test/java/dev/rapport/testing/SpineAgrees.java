package dev.rapport.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fails a class after which a case stands otherwise on the spine than in its feature's own table, whatever it did to
 * come there. What an upgrade fills in is compared at the same time: there must be nothing left for it to fill in.
 */
final class SpineAgrees implements TestExecutionListener {

    private static final Path UPGRADE = Path.of("src/main/resources/db/migration/cases/V750__state_of_a_case.sql");
    private static final Pattern FILL_IN = Pattern.compile("(?s)^update subject.*?;", Pattern.MULTILINE);

    @Override
    public void afterTestClass(TestContext context) {
        var jdbc = context.getApplicationContext().getBean(JdbcClient.class);
        var transactions = context.getApplicationContext().getBean(TransactionTemplate.class);
        for (var fillIn : fillIns()) {
            var wrong = transactions.execute(status -> {
                status.setRollbackOnly();
                return jdbc.sql(fillIn + " returning subject.number || ' ' || coalesce(subject.state, '')")
                        .query(String.class)
                        .list();
            });
            if (!wrong.isEmpty()) throw new AssertionError("On the spine these cases do not stand like this: " + wrong);
        }
    }

    private static List<String> fillIns() {
        try {
            return FILL_IN.matcher(Files.readString(UPGRADE))
                    .results()
                    .map(MatchResult::group)
                    .map(statement -> statement.substring(0, statement.length() - 1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
