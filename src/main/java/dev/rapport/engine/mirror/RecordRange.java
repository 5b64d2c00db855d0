package dev.rapport.engine.mirror;

import java.util.Arrays;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Some consecutive records of one partition: those after a position, up to and with another.
 *
 * @param kinds the kinds of record among them, each as type and intent, such as {@code USER_TASK CREATED}
 */
record RecordRange(JdbcClient jdbc, int partition, long after, long upTo, Set<String> kinds) {

    /** The condition by which statements choose the records of the range from {@code engine_record record}. */
    private static final String CONDITION =
            "record.partition_id = :partition and record.position > :after and record.position <= :upTo";

    boolean has(String valueType) {
        return kinds.stream().anyMatch(kind -> kind.startsWith(valueType + " "));
    }

    boolean has(String valueType, String... intents) {
        return Arrays.stream(intents).anyMatch(intent -> kinds.contains(valueType + " " + intent));
    }

    /** A statement over the range; {@code {range}} stands for the condition. */
    StatementSpec sql(String statement) {
        return jdbc.sql(statement.replace("{range}", CONDITION))
                .param("partition", partition)
                .param("after", after)
                .param("upTo", upTo);
    }
}
