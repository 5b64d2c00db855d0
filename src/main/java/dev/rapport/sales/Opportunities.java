package dev.rapport.sales;

import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sales.OpportunityState.Lost;
import dev.rapport.sales.OpportunityState.Open;
import dev.rapport.sales.OpportunityState.Won;
import java.sql.Types;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The opportunities, one at a time. */
@Component
class Opportunities {

    private final JdbcClient jdbc;

    Opportunities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it was added; false when one of that external number is already here. */
    boolean add(Opportunity opportunity) {
        return jdbc.sql("""
                        insert into opportunity (id, number, name, customer_id, product_id, amount, currency, owner_id,
                            team, lead_id, external, stage, stage_since, outcome, reason, opened_at, closed_at)
                        values (:id, :number, :name, :customer, :product, :amount, :currency, :owner,
                            :team, :lead, :external, :stage, :stageSince, :outcome, :reason, :openedAt, :closedAt)
                        on conflict (external) where external is not null do nothing
                        """)
                        .param("id", opportunity.id().value())
                        .param("number", opportunity.number())
                        .param("name", opportunity.name())
                        .param("customer", Rows.value(opportunity.customer()), Types.OTHER)
                        .param(
                                "product",
                                opportunity.product() == null
                                        ? null
                                        : opportunity.product().value(),
                                Types.OTHER)
                        .param("amount", opportunity.amount().amount())
                        .param("currency", opportunity.amount().currency().getCurrencyCode())
                        .param("owner", opportunity.owner().value())
                        .param("team", opportunity.team())
                        .param(
                                "lead",
                                opportunity.lead() == null
                                        ? null
                                        : opportunity.lead().value(),
                                Types.OTHER)
                        .param("external", opportunity.external(), Types.VARCHAR)
                        .param("openedAt", Instants.utc(opportunity.openedAt()))
                        .params(standing(opportunity.state()))
                        .update()
                == 1;
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

    Optional<Opportunity> withExternal(String external) {
        return jdbc.sql("select * from opportunity where external = :external")
                .param("external", external)
                .query(OpportunityRows::read)
                .optional();
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
        jdbc.sql("""
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
                        where id = :id
                        """)
                .param("id", opportunity.id().value())
                .param("amount", opportunity.amount().amount())
                .param("currency", opportunity.amount().currency().getCurrencyCode())
                .param("percent", opportunity.discount().percent())
                .param("askedBy", Rows.value(opportunity.discount().askedBy()), Types.OTHER)
                .param("approvedBy", Rows.value(opportunity.discount().approvedBy()), Types.OTHER)
                .params(standing(opportunity.state()))
                .update();
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

    List<SubjectId> openOf(UserId owner) {
        return jdbc.sql("""
                        select id
                        from opportunity
                        where owner_id = :owner
                            and outcome is null
                        order by id
                        """)
                .param("owner", owner.value())
                .query((row, number) -> new SubjectId(row.getObject("id", UUID.class)))
                .list();
    }

    int openIn(String team) {
        return jdbc.sql("""
                        select count(*)
                        from opportunity
                        where team = :team
                            and outcome is null
                        """).param("team", team).query(Integer.class).single();
    }
}
