package dev.rapport.privacy;

import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was collected for requests. It is gone when its link ends, or when the request ends without one. */
@Repository
class PrivacyExports {

    record Link(UUID link, UserId forWhom, Instant until) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    PrivacyExports(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void keep(SubjectId request, Map<String, JsonNode> content) {
        jdbc.sql("""
                        insert into privacy_export (request_id, content, collected_at)
                        values (:request, cast(:content as jsonb), :at)
                        on conflict (request_id) do update
                        set content = excluded.content, collected_at = excluded.collected_at
                        """)
                .param("request", request.value())
                .param("content", json.writeValueAsString(content))
                .param("at", Instants.utc(clock.instant()))
                .update();
    }

    /** How many rows of which table. */
    Map<String, Integer> counts(SubjectId request) {
        var counts = new LinkedHashMap<String, Integer>();
        jdbc.sql("""
                        select key, jsonb_array_length(value) as rows
                        from privacy_export
                        cross join lateral jsonb_each(content)
                        where request_id = :request
                        order by key
                        """).param("request", request.value()).query(row -> {
            counts.put(row.getString("key"), row.getInt("rows"));
        });
        return counts;
    }

    Optional<JsonNode> content(SubjectId request) {
        return jdbc.sql("select cast(content as text) from privacy_export where request_id = :request")
                .param("request", request.value())
                .query(String.class)
                .optional()
                .map(json::readTree);
    }

    /** From now until then the content is there for one person. */
    void link(SubjectId request, UserId forWhom, Instant until) {
        jdbc.sql("""
                        update privacy_export
                        set link = gen_random_uuid(), link_for = :who, link_until = :until
                        where request_id = :request
                        """)
                .param("request", request.value())
                .param("who", forWhom.value())
                .param("until", Instants.utc(until))
                .update();
    }

    Optional<Link> link(SubjectId request) {
        return jdbc.sql(
                        "select link, link_for, link_until from privacy_export where request_id = :id and link is not null")
                .param("id", request.value())
                .query((row, number) -> new Link(
                        row.getObject("link", UUID.class),
                        new UserId(row.getObject("link_for", UUID.class)),
                        Instants.instant(row, "link_until")))
                .optional();
    }

    /** The request whose export it is, if the link is that person's and has not ended. */
    Optional<SubjectId> linked(UUID link, UserId who) {
        return jdbc.sql("""
                        select request_id
                        from privacy_export
                        where link = :link
                            and link_for = :who
                            and link_until > :now
                        """)
                .param("link", link)
                .param("who", who.value())
                .param("now", Instants.utc(clock.instant()))
                .query((row, number) -> new SubjectId(row.getObject("request_id", UUID.class)))
                .optional();
    }

    void read(SubjectId request) {
        jdbc.sql("update privacy_export set read_at = :at where request_id = :request")
                .param("request", request.value())
                .param("at", Instants.utc(clock.instant()))
                .update();
    }

    void forget(SubjectId request) {
        jdbc.sql("delete from privacy_export where request_id = :request")
                .param("request", request.value())
                .update();
    }

    /** Those whose links ended. */
    @Scheduled(initialDelay = 1, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    @Transactional
    void forgetEnded() {
        jdbc.sql("delete from privacy_export where link_until <= :now")
                .param("now", Instants.utc(clock.instant()))
                .update();
    }
}
