package dev.rapport.sales;

import static java.util.Objects.requireNonNull;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.rules.Decision.Reason;
import dev.rapport.sales.LeadState.Assigned;
import dev.rapport.sales.LeadState.Merged;
import dev.rapport.sales.LeadState.Worked;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The leads, one at a time. */
@Component
class Leads {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations many;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;
    private final LeadRows rows;

    Leads(JdbcClient jdbc, NamedParameterJdbcOperations many, JsonMapper json, ApplicationEventPublisher events) {
        this.events = events;
        this.many = many;
        this.jdbc = jdbc;
        this.json = json;
        this.rows = new LeadRows(json);
    }

    /** Those that were added: a lead of the others' external number is already here. */
    List<Lead> add(Map<Lead, NewLead> fresh) {
        var leads = List.copyOf(fresh.keySet());
        var added = many.batchUpdate(
                """
                        insert into lead (id, number, name, company, phone, phone_extension, email, source, city, external, facts,
                            known_outcome, row_digest, status, created_at, customer_id)
                        values (:id, :number, :name, :company, :phone, :extension, :email, :source, :city, :external,
                            cast(:facts as jsonb), :knownOutcome, :row, :status, :createdAt, :customer)
                        on conflict (external) where external is not null do nothing
                        """,
                leads.stream()
                        .map(lead -> parameters(lead, requireNonNull(fresh.get(lead))))
                        .toArray(SqlParameterSource[]::new));
        return IntStream.range(0, added.length)
                .filter(place -> added[place] == 1)
                .mapToObj(leads::get)
                .toList();
    }

    private SqlParameterSource parameters(Lead lead, NewLead fresh) {
        var contact = lead.contact();
        var origin = lead.origin();
        var phone = contact.phone();
        return new MapSqlParameterSource()
                .addValue("id", lead.id().value())
                .addValue("number", lead.number())
                .addValue("name", contact.name())
                .addValue("company", contact.company(), Types.VARCHAR)
                .addValue("phone", phone == null ? null : phone.e164(), Types.VARCHAR)
                .addValue("extension", phone == null ? null : phone.extension(), Types.VARCHAR)
                .addValue(
                        "email",
                        contact.email() == null ? null : contact.email().value(),
                        Types.VARCHAR)
                .addValue("source", origin.source(), Types.VARCHAR)
                .addValue("city", origin.city(), Types.VARCHAR)
                .addValue("external", origin.external(), Types.VARCHAR)
                .addValue("facts", json.writeValueAsString(origin.facts()))
                .addValue("knownOutcome", fresh.knownOutcome(), Types.BOOLEAN)
                .addValue("row", fresh.row(), Types.VARCHAR)
                .addValue("status", lead.status().name())
                .addValue("createdAt", Instants.utc(lead.createdAt()))
                .addValue("customer", Rows.value(lead.customer()), Types.OTHER);
    }

    /** Adds that they must not be contacted, by their numbers; gives those to whom that is new. */
    List<Lead> forbid(Map<String, Map<String, String>> said) {
        if (said.isEmpty()) return List.of();
        var numbers = List.copyOf(said.keySet());
        return jdbc.sql("""
                        update lead
                        set facts = lead.facts || said.facts
                        from (
                            select number, cast(text as jsonb) as facts
                            from unnest(cast(:numbers as text[]), cast(:facts as text[])) as told (number, text)) said
                        where lead.number = said.number
                            and not lead.facts @> said.facts - 'importFile' - 'importLine'
                        returning lead.*
                        """)
                .param("numbers", numbers.toArray(String[]::new))
                .param(
                        "facts",
                        numbers.stream()
                                .map(said::get)
                                .map(json::writeValueAsString)
                                .toArray(String[]::new))
                .query(rows)
                .list();
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

    /** Whether it is a lead. */
    boolean isOne(SubjectId id) {
        return jdbc.sql("select exists (select from lead where id = :id)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /** Notes whose it is. */
    void saveCustomer(LeadId id, CustomerId customer) {
        jdbc.sql("update lead set customer_id = :customer where id = :id")
                .param("customer", customer.value())
                .param("id", id.value())
                .update();
    }

    /** Writes what routing made of the lead, and why. */
    void saveRouting(Lead lead, List<Reason> reasons, Instant at) {
        var assigned = assigned(lead.state());
        var moved = jdbc.sql("""
                        update lead
                        set status = :status,
                            owner_id = :owner,
                            team = :team,
                            assigned_at = :assignedAt,
                            routing_reasons = cast(:reasons as jsonb),
                            tried_at = :at
                        from lead before
                        where lead.id = :id
                            and before.id = lead.id
                        returning before.status <> lead.status
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
                .query(Boolean.class)
                .single();
        if (moved) events.publishEvent(lead.stands());
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
        var moved = jdbc.sql("""
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
                        from lead before
                        where lead.id = :id
                            and before.id = lead.id
                        returning before.status <> lead.status
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
                .query(Boolean.class)
                .single();
        if (moved) events.publishEvent(lead.stands());
    }

    private static @Nullable Assigned assigned(LeadState state) {
        return switch (state) {
            case Assigned assigned -> assigned;
            case Worked worked -> worked.by();
            default -> null;
        };
    }
}
