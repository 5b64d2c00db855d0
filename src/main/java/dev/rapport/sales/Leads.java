package dev.rapport.sales;

import dev.rapport.customer.NameKey;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.rules.Decision.Reason;
import dev.rapport.sales.LeadState.Assigned;
import dev.rapport.sales.LeadState.Merged;
import dev.rapport.sales.LeadState.Worked;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The leads, one at a time. */
@Component
class Leads {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final LeadRows rows;

    Leads(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
        this.rows = new LeadRows(json);
    }

    /** Whether it was added; false when a lead of that external number is already here. */
    boolean add(Lead lead, NewLead fresh) {
        var contact = lead.contact();
        var origin = lead.origin();
        return jdbc.sql("""
                        insert into lead (id, number, name, company, phone, phone_extension, email, source, city, external, facts,
                            known_outcome, row_digest, status, created_at)
                        values (:id, :number, :name, :company, :phone, :extension, :email, :source, :city, :external,
                            cast(:facts as jsonb), :knownOutcome, :row, :status, :createdAt)
                        on conflict (external) where external is not null do nothing
                        """)
                        .param("id", lead.id().value())
                        .param("number", lead.number())
                        .param("name", contact.name())
                        .param("company", contact.company(), Types.VARCHAR)
                        .param(
                                "phone",
                                contact.phone() == null ? null : contact.phone().e164(),
                                Types.VARCHAR)
                        .param(
                                "extension",
                                contact.phone() == null ? null : contact.phone().extension(),
                                Types.VARCHAR)
                        .param(
                                "email",
                                contact.email() == null ? null : contact.email().value(),
                                Types.VARCHAR)
                        .param("source", origin.source(), Types.VARCHAR)
                        .param("city", origin.city(), Types.VARCHAR)
                        .param("external", origin.external(), Types.VARCHAR)
                        .param("facts", json.writeValueAsString(origin.facts()))
                        .param("knownOutcome", fresh.knownOutcome(), Types.BOOLEAN)
                        .param("row", fresh.row(), Types.VARCHAR)
                        .param("status", lead.status().name())
                        .param("createdAt", Instants.utc(lead.createdAt()))
                        .update()
                == 1;
    }

    Optional<Lead> find(LeadId id) {
        return jdbc.sql("select * from lead where id = :id")
                .param("id", id.value())
                .query(rows)
                .optional();
    }

    Optional<Lead> withNumber(String number) {
        return jdbc.sql("select * from lead where number = :number")
                .param("number", number)
                .query(rows)
                .optional();
    }

    Optional<LeadId> withExternal(String external) {
        return jdbc.sql("select id from lead where external = :external")
                .param("external", external)
                .query(UUID.class)
                .optional()
                .map(LeadId::new);
    }

    Optional<String> numberOfExternal(String external) {
        return jdbc.sql("select number from lead where external = :external")
                .param("external", external)
                .query(String.class)
                .optional();
    }

    Optional<String> numberOfRow(@Nullable String row) {
        return jdbc.sql("select number from lead where row_digest = :row order by id limit 1")
                .param("row", row, Types.VARCHAR)
                .query(String.class)
                .optional();
    }

    /** The number of the oldest one still open of the same name, source, and phone or e-mail. */
    Optional<String> openAlike(NewLead fresh) {
        var contact = fresh.contact();
        var alike = """
                select id, number, name
                from lead
                where %1$s = :%1$s
                    and source is not distinct from cast(:source as text)
                    and status in ('NEW', 'WAITING', 'ASSIGNED')
                """;
        return jdbc
                .sql("select number, name from (%s union all %s) as found order by id"
                        .formatted(alike.formatted("phone"), alike.formatted("email")))
                .param("phone", contact.phone() == null ? null : contact.phone().e164(), Types.VARCHAR)
                .param("email", contact.email() == null ? null : contact.email().value(), Types.VARCHAR)
                .param("source", fresh.origin().source(), Types.VARCHAR)
                .query((row, number) -> new Alike(row.getString("number"), row.getString("name")))
                .stream()
                .filter(found -> NameKey.of(found.name()).equals(NameKey.of(contact.name())))
                .map(Alike::number)
                .findFirst();
    }

    private record Alike(String number, String name) {}

    /** The lead, kept from others until the transaction ends. */
    Lead take(SubjectId id) {
        return jdbc.sql("select * from lead where id = :id for no key update")
                .param("id", id.value())
                .query(rows)
                .optional()
                .orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    void saveScore(LeadId id, LeadScore score) {
        jdbc.sql("""
                        update lead
                        set points = :points,
                            band = :band,
                            reasons = cast(:reasons as jsonb),
                            rulebook_version = :version
                        where id = :id
                        """)
                .param("id", id.value())
                .param("points", score.points())
                .param("band", score.band().name())
                .param("reasons", json.writeValueAsString(score.reasons()))
                .param("version", score.rulebookVersion())
                .update();
    }

    /** Notes that the lead was compared with those before it, and whose it is known to be. */
    void saveChecked(LeadId id, @Nullable CustomerId customer) {
        jdbc.sql("""
                        update lead
                        set checked = true,
                            customer_id = :customer
                        where id = :id
                        """)
                .param("id", id.value())
                .param("customer", Rows.value(customer), Types.OTHER)
                .update();
    }

    /** Writes what routing made of the lead, and why. */
    void saveRouting(Lead lead, List<Reason> reasons, Instant at) {
        var assigned = assigned(lead.state());
        jdbc.sql("""
                        update lead
                        set status = :status,
                            owner_id = :owner,
                            team = :team,
                            assigned_at = :assignedAt,
                            routing_reasons = cast(:reasons as jsonb),
                            tried_at = :at
                        where id = :id
                        """)
                .param("id", lead.id().value())
                .param("status", lead.status().name())
                .param("owner", assigned == null ? null : assigned.owner().value(), Types.OTHER)
                .param("team", assigned == null ? null : assigned.team(), Types.VARCHAR)
                .param(
                        "assignedAt",
                        assigned == null ? null : Instants.utc(assigned.since()),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("reasons", json.writeValueAsString(reasons))
                .param("at", Instants.utc(at))
                .update();
    }

    /** Why its owner is its owner, or why nobody is. */
    List<Reason> routingReasons(LeadId id) {
        return jdbc.sql("select coalesce(routing_reasons, '[]') from lead where id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .map(rows::reasons)
                .orElse(List.of());
    }

    /** Writes where the lead stands, and whose it is. */
    void save(Lead lead) {
        var assigned = assigned(lead.state());
        jdbc.sql("""
                        update lead
                        set status = :status,
                            owner_id = :owner,
                            team = :team,
                            assigned_at = :assignedAt,
                            customer_id = :customer,
                            passed_over = :passedOver,
                            merged_into = :mergedInto,
                            discard_reason = :reason,
                            closed_at = :closedAt
                        where id = :id
                        """)
                .param("id", lead.id().value())
                .param("status", lead.status().name())
                .param("owner", assigned == null ? null : assigned.owner().value(), Types.OTHER)
                .param("team", assigned == null ? null : assigned.team(), Types.VARCHAR)
                .param(
                        "assignedAt",
                        assigned == null ? null : Instants.utc(assigned.since()),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("customer", Rows.value(lead.customer()), Types.OTHER)
                .param(
                        "passedOver",
                        lead.passedOver().stream().map(user -> user.value()).toArray(UUID[]::new))
                .param(
                        "mergedInto",
                        lead.state() instanceof Merged merged ? merged.into().value() : null,
                        Types.OTHER)
                .param("reason", lead.state() instanceof Worked worked ? worked.reason() : null, Types.VARCHAR)
                .param("closedAt", Instants.utcOrNull(lead.closedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    private static @Nullable Assigned assigned(LeadState state) {
        return switch (state) {
            case Assigned assigned -> assigned;
            case Worked worked -> worked.by();
            default -> null;
        };
    }

    List<SubjectId> openOf(UserId owner) {
        return jdbc.sql("""
                        select id
                        from lead
                        where owner_id = :owner
                            and status in ('NEW', 'WAITING', 'ASSIGNED')
                        order by id
                        """)
                .param("owner", owner.value())
                .query((row, number) -> new SubjectId(row.getObject("id", UUID.class)))
                .list();
    }

    int openIn(String team) {
        return jdbc.sql("""
                        select count(*)
                        from lead
                        where team = :team
                            and status in ('NEW', 'WAITING', 'ASSIGNED')
                        """).param("team", team).query(Integer.class).single();
    }
}
