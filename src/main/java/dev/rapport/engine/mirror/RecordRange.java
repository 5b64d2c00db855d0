package dev.rapport.engine.mirror;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Some consecutive records of one partition: those after a position, up to and with another. */
record RecordRange(JdbcClient jdbc, int partition, long after, long upTo) {

    /** The condition by which statements choose the records of the range from {@code engine_record record}. */
    static final String CONDITION =
            "record.partition_id = :partition and record.position > :after and record.position <= :upTo";

    /** A statement over the range; {@code {range}} stands for the condition. */
    StatementSpec sql(String statement) {
        return jdbc.sql(statement.replace("{range}", CONDITION))
                .param("partition", partition)
                .param("after", after)
                .param("upTo", upTo);
    }
}
