package dev.rapport.sales;

import static java.util.Objects.requireNonNull;

import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.sales.OpportunityState.Lost;
import dev.rapport.sales.OpportunityState.Open;
import dev.rapport.sales.OpportunityState.Won;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The opportunities, one at a time. */
@Component
class Opportunities {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations many;
    private final ApplicationEventPublisher events;

    Opportunities(JdbcClient jdbc, NamedParameterJdbcOperations many, ApplicationEventPublisher events) {
        this.events = events;
        this.many = many;
        this.jdbc = jdbc;
    }

    /** Gives those that were added: one of the others' external number is already here. */
    List<Opportunity> add(List<Opportunity> fresh) {
        var added = many.batchUpdate(
                """
                        insert into opportunity (id, number, name, customer_id, product_id, amount, currency, owner_id,
                            team, lead_id, external, stage, stage_since, outcome, reason, opened_at, closed_at)
                        values (:id, :number, :name, :customer, :product, :amount, :currency, :owner,
                            :team, :lead, :external, :stage, :stageSince, :outcome, :reason, :openedAt, :closedAt)
                        on conflict (external) where external is not null do nothing
                        """, fresh.stream().map(Opportunities::parameters).toArray(SqlParameterSource[]::new));
        return IntStream.range(0, added.length)
                .filter(place -> added[place] == 1)
                .mapToObj(fresh::get)
                .toList();
    }

    private static SqlParameterSource parameters(Opportunity opportunity) {
        var product = opportunity.product();
        var lead = opportunity.lead();
        var parameters = new MapSqlParameterSource();
        parameters.registerSqlType("outcome", Types.VARCHAR);
        parameters.registerSqlType("reason", Types.VARCHAR);
        parameters.registerSqlType("closedAt", Types.TIMESTAMP_WITH_TIMEZONE);
        return parameters
                .addValue("id", opportunity.id().value())
                .addValue("number", opportunity.number())
                .addValue("name", opportunity.name())
                .addValue("customer", Rows.value(opportunity.customer()), Types.OTHER)
                .addValue("product", product == null ? null : product.value(), Types.OTHER)
                .addValue("amount", opportunity.amount().amount())
                .addValue("currency", opportunity.amount().currency().getCurrencyCode())
                .addValue("owner", opportunity.owner().value())
                .addValue("team", opportunity.team())
                .addValue("lead", lead == null ? null : lead.value(), Types.OTHER)
                .addValue("external", opportunity.external(), Types.VARCHAR)
                .addValue("openedAt", Instants.utc(opportunity.openedAt()))
                .addValues(standing(opportunity.state()));
    }

    Optional<Opportunity> find(OpportunityId id) {
        return jdbc.sql("select * from opportunity where id = :id")
                .param("id", id.value())
                .query(OpportunityRows::read)
                .optional();
    }

    Optional<Opportunity> withNumber(String number) {
        return jdbc.sql("select * from opportunity where number = :number")
                .param("number", number)
                .query(OpportunityRows::read)
                .optional();
    }

    /** The one that grew from that lead. */
    Optional<Opportunity> ofLead(LeadId lead) {
        return jdbc.sql("select * from opportunity where lead_id = :lead order by id limit 1")
                .param("lead", lead.value())
                .query(OpportunityRows::read)
                .optional();
    }

    /** By external number; those that are not here are left out. */
    Map<String, Opportunity> withExternals(Collection<String> externals) {
        return jdbc
                .sql("select * from opportunity where external = any(:externals)")
                .param("externals", externals.toArray(String[]::new))
                .query(OpportunityRows::read)
                .list()
                .stream()
                .collect(Collectors.toMap(one -> requireNonNull(one.external()), Function.identity()));
    }

    /** The opportunity, kept from others until the transaction ends. */
    Opportunity take(SubjectId id) {
        return jdbc.sql("select * from opportunity where id = :id for no key update")
                .param("id", id.value())
                .query(OpportunityRows::read)
                .optional()
                .orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    /** Writes whose it is. */
    void saveOwner(Opportunity opportunity) {
        jdbc.sql("""
                        update opportunity
                        set owner_id = :owner,
                            team = :team
                        where id = :id
                        """)
                .param("owner", opportunity.owner().value())
                .param("team", opportunity.team())
                .param("id", opportunity.id().value())
                .update();
    }

    /** Writes where it stands and what it is worth. */
    void save(Opportunity opportunity) {
        var moved = jdbc.sql("""
                        update opportunity
                        set amount = :amount,
                            currency = :currency,
                            discount_percent = :percent,
                            discount_asked_by = :askedBy,
                            discount_by = :approvedBy,
                            stage = :stage,
                            stage_since = :stageSince,
                            outcome = :outcome,
                            reason = :reason,
                            closed_at = :closedAt
                        from opportunity before
                        where opportunity.id = :id
                            and before.id = opportunity.id
                        returning (before.stage, before.outcome) is distinct from (opportunity.stage, opportunity.outcome)
                        """)
                .param("id", opportunity.id().value())
                .param("amount", opportunity.amount().amount())
                .param("currency", opportunity.amount().currency().getCurrencyCode())
                .param("percent", opportunity.discount().percent())
                .param("askedBy", Rows.value(opportunity.discount().askedBy()), Types.OTHER)
                .param("approvedBy", Rows.value(opportunity.discount().approvedBy()), Types.OTHER)
                .params(standing(opportunity.state()))
                .query(Boolean.class)
                .single();
        if (moved) events.publishEvent(opportunity.stands());
    }

    private static Map<String, @Nullable Object> standing(OpportunityState state) {
        return switch (state) {
            case Open open -> standing(open.stage(), open.since(), null, null, null);
            case Won won -> standing(won.stage(), won.at(), "WON", null, won.at());
            case Lost lost -> standing(lost.stage(), lost.at(), "LOST", lost.reason(), lost.at());
        };
    }

    private static Map<String, @Nullable Object> standing(
            Stage stage, Instant since, @Nullable String outcome, @Nullable String reason, @Nullable Instant closedAt) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("stage", stage.name());
        values.put("stageSince", Instants.utc(since));
        values.put("outcome", outcome);
        values.put("reason", reason);
        values.put("closedAt", Instants.utcOrNull(closedAt));
        return values;
    }
}
