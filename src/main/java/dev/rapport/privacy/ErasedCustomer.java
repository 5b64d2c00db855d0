package dev.rapport.privacy;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ErasedRows;
import dev.rapport.platform.SubjectId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Whom an erasure is about.
 *
 * @param customers all ids of the customer, those of earlier merges too
 * @param cases of the customer, the request itself too
 */
record ErasedCustomer(
        SubjectId erasure, CustomerId customer, List<UUID> customers, List<UUID> cases, Needles needles, Instant now) {

    /** What the customer is called from then on. */
    String called() {
        return ErasedRows.MARK + " C-"
                + customer.toString().substring(customer.toString().length() - 8);
    }

    /** Gives the statement those of the parameters that it names. */
    StatementSpec bind(StatementSpec statement, String sql) {
        for (var parameter : parameters().entrySet())
            if (sql.contains(":" + parameter.getKey()))
                statement = statement.param(parameter.getKey(), parameter.getValue());
        return statement;
    }

    private Map<String, Object> parameters() {
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("customers", customers.toArray(UUID[]::new));
        parameters.put("cases", cases.toArray(UUID[]::new));
        parameters.put("erasure", erasure.value());
        parameters.put("called", called());
        parameters.put("mark", ErasedRows.MARK);
        parameters.put("now", now.atOffset(java.time.ZoneOffset.UTC));
        parameters.put("pattern", needles.pattern());
        parameters.put("bytes", needles.hex());
        return parameters;
    }
}
