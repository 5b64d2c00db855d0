package dev.rapport.privacy;

import dev.rapport.cases.CaseSight;
import dev.rapport.cases.SubjectStands;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.privacy.PrivacyRequest.Kind;
import dev.rapport.privacy.PrivacyRequest.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All privacy requests. */
@Repository
class PrivacyRequests {

    private static final String SEEN =
            CaseSight.condition("privacy_request.id", "privacy_request.owner_id", "privacy_request.team");

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    PrivacyRequests(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    void add(PrivacyRequest request) {
        jdbc.sql("""
                        insert into privacy_request (id, number, customer_id, kind, law, words, state, owner_id, team, opened_at)
                        values (:id, :number, :customer, :kind, :law, :words, :state, :owner, :team, :at)
                        """)
                .param("id", request.id().value())
                .param("number", request.number())
                .param("customer", request.customer().value())
                .param("kind", request.kind().name())
                .param("law", request.law().name())
                .param("words", request.words())
                .param("state", request.state().name())
                .param("owner", request.owner() == null ? null : request.owner().value(), Types.OTHER)
                .param("team", request.team())
                .param("at", Instants.utc(request.openedAt()))
                .update();
    }

    Optional<PrivacyRequest> find(SubjectId id) {
        return jdbc.sql("select * from privacy_request where id = :id")
                .param("id", id.value())
                .query(PrivacyRequests::read)
                .optional();
    }

    Optional<PrivacyRequest> byNumber(String number) {
        return jdbc.sql("select * from privacy_request where number = upper(:number)")
                .param("number", number)
                .query(PrivacyRequests::read)
                .optional();
    }

    /** The one of this kind that is not answered yet. Nobody else opens one for the customer until the transaction ends. */
    Optional<PrivacyRequest> open(CustomerId customer, Kind kind) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('PRIVACY ' || cast(:customer as text), 0))")
                .param("customer", customer.value())
                .query(row -> {});
        return jdbc.sql("""
                        select *
                        from privacy_request
                        where customer_id = :customer
                            and kind = :kind
                            and state not in ('FULFILLED', 'REFUSED')
                        order by id
                        limit 1
                        """)
                .param("customer", customer.value())
                .param("kind", kind.name())
                .query(PrivacyRequests::read)
                .optional();
    }

    /** Nobody else changes it until the transaction ends. */
    PrivacyRequest locked(SubjectId id) {
        return jdbc.sql("select * from privacy_request where id = :id for update")
                .param("id", id.value())
                .query(PrivacyRequests::read)
                .optional()
                .orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    /** Newest first, of those that the asker may see. */
    List<PrivacyRequest> list(@Nullable State state, Map<String, Object> sight, int limit, @Nullable String after) {
        return jdbc.sql("""
                        select *
                        from privacy_request
                        where (cast(:state as text) is null or state = :state)
                            and (cast(:after as uuid) is null or id < :after)
                            and {sight}
                        order by id desc
                        limit :limit
                        """.replace("{sight}", SEEN))
                .param("state", state == null ? null : state.name(), Types.VARCHAR)
                .param("after", after == null ? null : SubjectId.of(after).value(), Types.OTHER)
                .param("limit", limit)
                .params(sight)
                .query(PrivacyRequests::read)
                .list();
    }

    void stands(PrivacyRequest request, State state, @Nullable Instant closedAt) {
        jdbc.sql("update privacy_request set state = :state, closed_at = :closed where id = :id")
                .param("id", request.id().value())
                .param("state", state.name())
                .param("closed", Instants.utcOrNull(closedAt), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        events.publishEvent(new SubjectStands(request.id(), "PrivacyState." + state, closedAt));
    }

    void identified(SubjectId id, String how, @Nullable UserId by) {
        jdbc.sql("update privacy_request set identity_how = :how, identity_by = :by where id = :id")
                .param("id", id.value())
                .param("how", how)
                .param("by", uuid(by), Types.OTHER)
                .update();
    }

    void proposed(SubjectId id, String proposal, String text, @Nullable UserId by) {
        jdbc.sql("""
                        update privacy_request
                        set proposal = :proposal, proposal_text = :text, prepared_by = :by,
                            decision = null, decided_reason = null, decided_by = null
                        where id = :id
                        """)
                .param("id", id.value())
                .param("proposal", proposal)
                .param("text", text)
                .param("by", uuid(by), Types.OTHER)
                .update();
    }

    void decided(SubjectId id, String decision, String reason, @Nullable UserId by) {
        jdbc.sql("""
                        update privacy_request
                        set decision = :decision, decided_reason = :reason, decided_by = :by
                        where id = :id
                        """)
                .param("id", id.value())
                .param("decision", decision)
                .param("reason", reason)
                .param("by", uuid(by), Types.OTHER)
                .update();
    }

    void heldBy(SubjectId id, @Nullable UserId owner, String team) {
        jdbc.sql("update privacy_request set owner_id = :owner, team = :team where id = :id")
                .param("id", id.value())
                .param("owner", uuid(owner), Types.OTHER)
                .param("team", team)
                .update();
    }

    private static @Nullable UUID uuid(@Nullable UserId user) {
        return user == null ? null : user.value();
    }

    private static PrivacyRequest read(ResultSet row, int number) throws SQLException {
        return new PrivacyRequest(
                new SubjectId(row.getObject("id", UUID.class)),
                row.getString("number"),
                new CustomerId(row.getObject("customer_id", UUID.class)),
                PrivacyRequest.Kind.valueOf(row.getString("kind")),
                PrivacyRequest.Law.valueOf(row.getString("law")),
                row.getString("words"),
                State.valueOf(row.getString("state")),
                user(row, "owner_id"),
                row.getString("team"),
                Instants.instant(row, "opened_at"),
                row.getString("identity_how"),
                row.getString("proposal"),
                row.getString("proposal_text"),
                user(row, "prepared_by"),
                row.getString("decided_reason"),
                user(row, "decided_by"),
                Instants.instantOrNull(row, "closed_at"));
    }

    private static @Nullable UserId user(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null ? null : new UserId(id);
    }
}
