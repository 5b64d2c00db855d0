package dev.rapport.customer;

import dev.rapport.access.Access;
import dev.rapport.access.ChangedMeanwhile;
import dev.rapport.access.Person;
import dev.rapport.customer.ProfileChange.What;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who changed what of profiles, and the way back. */
@Component
public class ProfileHistory {

    private static final UUID LAST = new UUID(-1, -1);

    private static final String SELECT = """
        select change.*,
            (select name from app_user where app_user.id = change.changed_by) as by_name,
            not exists (
                select 1
                from profile_change later
                where later.customer_id = change.customer_id
                    and later.what = change.what
                    and later.which = change.which
                    and later.id > change.id) as newest
        from profile_change change
        """;

    private record Row(
            UUID id,
            What what,
            String which,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            Instant at,
            @Nullable UserId by,
            @Nullable String byName,
            Origin origin,
            @Nullable UUID undoes,
            boolean newest) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Map<What, ProfilePart> parts = new HashMap<>();
    private final Access access;
    private final ChangedMeanwhile meanwhile;
    private final Origins origins;
    private final Clock clock;

    ProfileHistory(
            JdbcClient jdbc,
            JsonMapper json,
            List<ProfilePart> parts,
            Access access,
            ChangedMeanwhile meanwhile,
            Origins origins,
            Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        parts.forEach(part -> part.parts().forEach(what -> this.parts.put(what, part)));
        this.access = access;
        this.meanwhile = meanwhile;
        this.origins = origins;
        this.clock = clock;
    }

    /** Keeps a change of whoever asks now. */
    public UUID note(CustomerId customer, What what, String which, @Nullable Object before, @Nullable Object after) {
        return note(customer, what, which, before, after, null);
    }

    private UUID note(
            CustomerId customer,
            What what,
            String which,
            @Nullable Object before,
            @Nullable Object after,
            @Nullable UUID undoes) {
        var id = Ids.next();
        var origin = origins.now();
        jdbc.sql("""
            insert into profile_change (
                id, customer_id, what, which, before, after, at, changed_by, source, undoes)
            values (
                :id, :customer, :what, :which, cast(:before as jsonb), cast(:after as jsonb), :at, :by,
                :source, :undoes)
            """)
                .param("id", id)
                .param("customer", customer.value())
                .param("what", what.name())
                .param("which", which)
                .param("before", before == null ? null : json.writeValueAsString(before), Types.VARCHAR)
                .param("after", after == null ? null : json.writeValueAsString(after), Types.VARCHAR)
                .param("at", Instants.utc(clock.instant()))
                .param("by", access.current().map(asker -> asker.id().value()).orElse(null), Types.OTHER)
                .param("source", origin.source().name())
                .param("undoes", undoes, Types.OTHER)
                .update();
        return id;
    }

    /** The last one first. */
    Page<ProfileChange> of(
            CustomerId customer, @Nullable What what, @Nullable String which, int limit, @Nullable String after) {
        var locale = access.current().map(Person::locale).orElse(Locale.ENGLISH);
        var rows = jdbc.sql(SELECT + """
            where change.customer_id = :customer
                and (cast(:what as text) is null or change.what = :what)
                and (cast(:which as text) is null or change.which = :which)
                and change.id < :after
            order by change.id desc
            limit :limit
            """)
                .param("customer", customer.value())
                .param("what", what == null ? null : what.name(), Types.VARCHAR)
                .param("which", which, Types.VARCHAR)
                .param("after", after == null ? LAST : Ids.parse(after))
                .param("limit", limit + 1)
                .query(this::row)
                .list();
        return Page.of(rows, limit, row -> row.id().toString()).map(row -> shown(row, locale));
    }

    /** Who changed it last, if anybody did since it was first told. */
    public Optional<ProfileChange> newest(CustomerId customer, @Nullable What what, @Nullable String which) {
        return of(customer, what, which, 1, null).items().stream().findFirst();
    }

    /**
     * Refuses whoever read something else than what it is now, and says who changed it when, and to what.
     *
     * @param shown what it is now, where no change is known
     */
    public void requireStill(CustomerId customer, What what, UUID which, Revision read, Revision now, String shown) {
        if (read.isStill(now)) return;
        var last = newest(customer, what, which.toString());
        throw meanwhile.refused(
                "customer.contact-point-changed-meanwhile",
                last.map(ProfileChange::by).orElse(null),
                last.map(ProfileChange::at).orElse(null),
                last.map(ProfileChange::after).orElse(shown));
    }

    /** Makes it again what it was before the change. Refused when it was changed again since. */
    void undo(CustomerId customer, UUID change) {
        var row = jdbc.sql(SELECT + "where change.id = :id and change.customer_id = :customer")
                .param("id", change)
                .param("customer", customer.value())
                .query(this::row)
                .optional()
                .orElseThrow(() -> Refused.notFound("error.no-such-id", change));
        if (!row.newest()) {
            var later = newest(customer, row.what(), row.which()).orElseThrow();
            throw meanwhile.refused(
                    "customer.undo-changed-since",
                    later.by(),
                    later.at(),
                    Objects.requireNonNullElse(later.after(), "–"));
        }
        part(row.what()).restore(customer, row.what(), row.which(), row.after(), row.before());
        note(customer, row.what(), row.which(), row.after(), row.before(), row.id());
    }

    private ProfilePart part(What what) {
        return Objects.requireNonNull(parts.get(what), what.name());
    }

    private ProfileChange shown(Row row, Locale locale) {
        return new ProfileChange(
                row.id(),
                row.what(),
                row.which(),
                said(row, row.before(), locale),
                said(row, row.after(), locale),
                row.at(),
                row.by(),
                row.byName(),
                row.origin(),
                row.undoes(),
                row.newest());
    }

    private @Nullable String said(Row row, @Nullable JsonNode state, Locale locale) {
        return state == null ? null : part(row.what()).said(row.what(), row.which(), state, locale);
    }

    private Row row(ResultSet row, int number) throws SQLException {
        var origin = new Origin(
                Origin.Source.valueOf(row.getString("source")),
                row.getString("file"),
                row.getObject("line", Long.class));
        return new Row(
                row.getObject("id", UUID.class),
                What.valueOf(row.getString("what")),
                row.getString("which"),
                read(row.getString("before")),
                read(row.getString("after")),
                Instants.instant(row, "at"),
                CustomerRows.owner(row.getObject("changed_by", UUID.class)),
                row.getString("by_name"),
                origin,
                row.getObject("undoes", UUID.class),
                row.getBoolean("newest"));
    }

    private @Nullable JsonNode read(@Nullable String state) {
        return state == null ? null : json.readTree(state);
    }
}
