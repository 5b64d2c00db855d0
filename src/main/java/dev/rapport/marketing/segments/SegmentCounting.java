package dev.rapport.marketing.segments;

import dev.rapport.platform.AllCustomers;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Counts customers that a condition fits while somebody waits, and never longer than they do. */
@Component
class SegmentCounting {

    private static final Duration PATIENCE = Duration.ofMillis(1500);
    private static final int SAMPLE = 10;

    private final JdbcClient jdbc;
    private final KnownFacts known;
    private final AllCustomers everybody;
    private final SegmentDays days;
    private final JsonMapper json;
    private final Clock clock;
    private final TransactionTemplate apart;

    SegmentCounting(
            JdbcClient jdbc,
            KnownFacts known,
            AllCustomers everybody,
            SegmentDays days,
            JsonMapper json,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.known = known;
        this.everybody = everybody;
        this.days = days;
        this.json = json;
        this.clock = clock;
        apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        apart.setReadOnly(true);
    }

    /** Absent where it takes too long. */
    OptionalLong count(Condition condition) {
        var query = query(condition);
        return patiently(
                () -> OptionalLong.of(jdbc.sql("select count(*) from (%s) matching".formatted(query.sql()))
                        .params(query.parameters())
                        .query(Long.class)
                        .single()),
                OptionalLong.empty());
    }

    /** How many the database supposes without looking. */
    long supposed(Condition condition) {
        var query = query(condition);
        var plan = jdbc.sql("explain (format json) " + query.sql())
                .params(query.parameters())
                .query(String.class)
                .single();
        return json.readTree(plan).path(0).path("Plan").path("Plan Rows").asLong();
    }

    /** The newest of them; none where that takes too long. */
    List<CustomerId> sample(Condition condition) {
        var query = query(condition);
        return patiently(
                () -> jdbc.sql(query.sql() + " order by id desc limit " + SAMPLE)
                        .params(query.parameters())
                        .query((row, number) -> new CustomerId(row.getObject("id", UUID.class)))
                        .list(),
                List.of());
    }

    private SegmentSql.Query query(Condition condition) {
        return SegmentSql.matching(condition, everybody, known.all(), Instants.now(clock), false);
    }

    private <T> T patiently(Supplier<T> asking, T otherwise) {
        try {
            return apart.execute(status -> {
                jdbc.sql("select set_config('statement_timeout', :patience, true)")
                        .param("patience", String.valueOf(PATIENCE.toMillis()))
                        .query(String.class)
                        .single();
                days.beginThere();
                return asking.get();
            });
        } catch (DataAccessException e) {
            if (wasTooLong(e)) return otherwise;
            throw e;
        }
    }

    private static boolean wasTooLong(DataAccessException e) {
        return e.getMostSpecificCause() instanceof SQLException said && "57014".equals(said.getSQLState());
    }
}
