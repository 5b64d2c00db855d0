package dev.rapport.customer.duplicates;

import dev.rapport.platform.Cursor;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The pairs that people look through, the surest first. */
@Component
class PairQueries {

    private static final String SELECT = """
            select pair.id, pair.zone, pair.weight, pair.is_swapped, pair.reasons, pair.state, pair.decided_at,
                (select name from app_user where app_user.id = pair.decided_by) as decided_by,
                one.id as one_id, one.name as one_name, one.tier as one_tier, one.created_at as one_created_at,
                (select name from app_user where app_user.id = one.owner_id) as one_owner,
                array(
                    select masked
                    from contact_point
                    where customer_id = one.id
                    order by added_at, contact_point.id
                    limit 10) as one_points,
                other.id as other_id, other.name as other_name, other.tier as other_tier,
                other.created_at as other_created_at,
                (select name from app_user where app_user.id = other.owner_id) as other_owner,
                array(
                    select masked
                    from contact_point
                    where customer_id = other.id
                    order by added_at, contact_point.id
                    limit 10) as other_points
            from duplicate_pair pair
            join customer one on one.id = pair.one_id
            join customer other on other.id = pair.other_id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PairQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param zone absent for both */
    Page<Pair> list(boolean different, @Nullable Zone zone, int limit, @Nullable String after) {
        var from = after == null ? null : from(after);
        var rows = jdbc.sql(SELECT + """
                        where pair.state = :state
                            and (cast(:zone as text) is null or pair.zone = cast(:zone as text))
                            and (cast(:fromZone as text) is null
                                or (pair.zone, pair.weight, pair.id)
                                    < (cast(:fromZone as text), :fromWeight, cast(:fromId as uuid)))
                        order by pair.zone desc, pair.weight desc, pair.id desc
                        limit :limit
                        """)
                .param("state", different ? "DIFFERENT" : "OPEN")
                .param("zone", zone == null ? null : zone.name(), Types.VARCHAR)
                .param("fromZone", from == null ? null : from.zone().name(), Types.VARCHAR)
                .param("fromWeight", from == null ? 0.0 : from.weight())
                .param("fromId", from == null ? null : from.id(), Types.OTHER)
                .param("limit", limit + 1)
                .query(this::pair)
                .list();
        return Page.of(rows, limit, pair -> Cursor.of(pair.zone(), pair.weight(), pair.id()));
    }

    Optional<Pair> find(UUID id) {
        return jdbc.sql(SELECT + "where pair.id = :id")
                .param("id", id)
                .query(this::pair)
                .optional();
    }

    private record From(Zone zone, double weight, UUID id) {}

    private static From from(String after) {
        var parts = Cursor.parse(after, 3);
        try {
            return new From(Zone.valueOf(parts.get(0)), Double.parseDouble(parts.get(1)), Ids.parse(parts.get(2)));
        } catch (IllegalArgumentException e) {
            throw Refused.invalid("error.bad-cursor");
        }
    }

    private Pair pair(ResultSet row, int number) throws SQLException {
        var reasons = json.readValue(row.getString("reasons"), new TypeReference<List<Reason>>() {});
        var weight = row.getDouble("weight");
        return new Pair(
                row.getObject("id", UUID.class),
                Zone.valueOf(row.getString("zone")),
                weight,
                weight - reasons.stream().mapToDouble(Reason::bits).sum(),
                row.getBoolean("is_swapped"),
                reasons,
                row.getString("state").equals("DIFFERENT"),
                row.getString("decided_by"),
                Instants.instantOrNull(row, "decided_at"),
                side(row, "one"),
                side(row, "other"));
    }

    private static Pair.Side side(ResultSet row, String which) throws SQLException {
        return new Pair.Side(
                new CustomerId(row.getObject(which + "_id", UUID.class)),
                row.getString(which + "_name"),
                row.getString(which + "_tier"),
                row.getString(which + "_owner"),
                List.of((String[]) row.getArray(which + "_points").getArray()),
                Instants.instant(row, which + "_created_at"));
    }
}
