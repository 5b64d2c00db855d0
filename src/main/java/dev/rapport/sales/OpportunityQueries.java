package dev.rapport.sales;

import dev.rapport.access.ContactSight;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.Money;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SearchText;
import dev.rapport.platform.SubjectId;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The opportunities that the person asking may see. */
@ForThoseConcerned
@Service
@Transactional(readOnly = true)
public class OpportunityQueries {

    private static final int LONGEST_PAGE = 200;

    private record Sum(Stage stage, long opportunities, Money money) {}

    private final JdbcClient jdbc;
    private final Opportunities opportunities;
    private final SalesSight sight;
    private final ContactSight contacts;

    OpportunityQueries(JdbcClient jdbc, Opportunities opportunities, SalesSight sight, ContactSight contacts) {
        this.contacts = contacts;
        this.jdbc = jdbc;
        this.opportunities = opportunities;
        this.sight = sight;
    }

    /** Finds one by its number, such as O-0042, or by its id; refuses what the asker may not see. */
    public Opportunity get(String numberOrId) {
        var opportunity = (numberOrId.startsWith("O-")
                        ? opportunities.withNumber(numberOrId)
                        : opportunities.find(OpportunityId.of(SubjectId.of(numberOrId))))
                .orElseThrow(() -> Refused.notFound("error.no-such-id", numberOrId));
        sight.require(opportunity.id().subject(), opportunity.owner(), opportunity.team());
        return told(opportunity);
    }

    /** Its name as the asker may read it. */
    private Opportunity told(Opportunity opportunity) {
        var inFull = contacts.inFull(opportunity.owner(), opportunity.team());
        return inFull ? opportunity : opportunity.named(contacts.words(opportunity.name(), false));
    }

    /** Newest first. */
    public Page<Opportunity> list(OpportunityFilter filter, int limit, @Nullable String after) {
        var size = Math.clamp(limit, 1, LONGEST_PAGE);
        var text = filter.text();
        var rows = jdbc.sql("""
                        select *
                        from opportunity
                        where %s
                            and (cast(:after as uuid) is null or id < :after)
                            and (cast(:stage as text) is null or stage = :stage)
                            and (cast(:outcome as text) is null or coalesce(outcome, 'OPEN') = :outcome)
                            and (cast(:owner as uuid) is null or owner_id = :owner)
                            and (cast(:text as text) is null or folded(number || ' ' || name) like folded(:text))
                        order by id desc
                        limit :limit
                        """.formatted(SalesSight.condition("opportunity")))
                .params(sight.parameters())
                .param("after", after == null ? null : Cursor.id(after), Types.OTHER)
                .param("stage", filter.stage() == null ? null : filter.stage().name(), Types.VARCHAR)
                .param(
                        "outcome",
                        filter.outcome() == null ? null : filter.outcome().name(),
                        Types.VARCHAR)
                .param("owner", Rows.value(filter.owner()), Types.OTHER)
                .param("text", text == null || text.isBlank() ? null : SearchText.containing(text), Types.VARCHAR)
                .param("limit", size + 1)
                .query(OpportunityRows::read)
                .list();
        return Page.of(rows, size, row -> Cursor.of(row.id())).map(this::told);
    }

    /** Every stage with what is open in it. */
    public List<PipelineColumn> pipeline() {
        var sums = jdbc.sql("""
                        select stage, currency, count(*) as opportunities,
                            sum(amount * (100 - discount_percent) / 100) as amount
                        from opportunity
                        where outcome is null
                            and %s
                        group by stage, currency
                        order by currency
                        """.formatted(SalesSight.condition("opportunity")))
                .params(sight.parameters())
                .query((row, number) -> new Sum(
                        Stage.valueOf(row.getString("stage")),
                        row.getLong("opportunities"),
                        Money.of(row.getBigDecimal("amount"), row.getString("currency"))))
                .list();
        return Arrays.stream(Stage.values()).map(stage -> column(stage, sums)).toList();
    }

    private static PipelineColumn column(Stage stage, List<Sum> sums) {
        var own = sums.stream().filter(sum -> sum.stage() == stage).toList();
        return new PipelineColumn(
                stage,
                own.stream().mapToLong(Sum::opportunities).sum(),
                own.stream().map(Sum::money).toList());
    }
}
