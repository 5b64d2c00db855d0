package dev.rapport.sales;

import dev.rapport.platform.Instants;
import dev.rapport.platform.Money;
import dev.rapport.sales.OpportunityState.Lost;
import dev.rapport.sales.OpportunityState.Open;
import dev.rapport.sales.OpportunityState.Won;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;

/** Reads an opportunity from its row. */
final class OpportunityRows {

    private OpportunityRows() {}

    static Opportunity read(ResultSet row, int number) throws SQLException {
        var product = row.getObject("product_id", UUID.class);
        var lead = row.getObject("lead_id", UUID.class);
        return new Opportunity(
                new OpportunityId(row.getObject("id", UUID.class)),
                row.getString("number"),
                row.getString("name"),
                Rows.customer(row, "customer_id"),
                product == null ? null : new ProductId(product),
                Money.of(row.getBigDecimal("amount"), row.getString("currency")),
                new Discount(
                        row.getBigDecimal("discount_percent"),
                        Rows.user(row, "discount_asked_by"),
                        Rows.user(row, "discount_by")),
                Objects.requireNonNull(Rows.user(row, "owner_id")),
                row.getString("team"),
                lead == null ? null : new LeadId(lead),
                row.getString("external"),
                Instants.instant(row, "opened_at"),
                state(row));
    }

    private static OpportunityState state(ResultSet row) throws SQLException {
        var stage = Stage.valueOf(row.getString("stage"));
        var outcome = row.getString("outcome");
        if (outcome == null) return new Open(stage, Instants.instant(row, "stage_since"));
        var at = Instants.instant(row, "closed_at");
        return outcome.equals("WON") ? new Won(at) : new Lost(stage, row.getString("reason"), at);
    }
}
