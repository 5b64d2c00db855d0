package dev.rapport.cases;

import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people did, by who did it. */
@Component
public class DeedsOfPeople {

    /** @param details as the trail keeps them */
    public record Deed(Instant at, JsonNode details) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DeedsOfPeople(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * The latest first. Asks nobody for permission.
     *
     * @param kind for which there is an index by who did it
     */
    public List<Deed> of(UserId person, Class<? extends DomainEvent> kind, Instant since, int most) {
        return jdbc.sql("""
                        select at, details
                        from trail
                        where actor = :person
                            and kind = '%s'
                            and at >= :since
                        order by at desc
                        limit :most
                        """.formatted(kind.getSimpleName()))
                .param("person", person.value())
                .param("since", Instants.utc(since))
                .param("most", most)
                .query((row, number) -> new Deed(Instants.instant(row, "at"), json.readTree(row.getString("details"))))
                .list();
    }
}
