package dev.rapport.customer.purchases;

import dev.rapport.platform.CustomerId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What orders come to now, for modules that make something of them. */
@Component
public class PurchaseStates {

    /**
     * @param total after the discount
     * @param returned what was paid back of it
     */
    public record PurchaseState(
            PurchaseId id,
            CustomerId customer,
            LocalDate day,
            boolean paid,
            Currency currency,
            BigDecimal total,
            BigDecimal returned) {}

    private final JdbcClient jdbc;

    PurchaseStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty where it was taken away again. */
    public Optional<PurchaseState> of(PurchaseId purchase) {
        return jdbc.sql("""
                        select customer_id, day, paid, currency, amount - discount as total, returned
                        from purchase
                        where id = :id
                        """)
                .param("id", purchase.value())
                .query((row, number) -> new PurchaseState(
                        purchase,
                        new CustomerId(row.getObject("customer_id", UUID.class)),
                        row.getObject("day", LocalDate.class),
                        row.getBoolean("paid"),
                        Currency.getInstance(row.getString("currency")),
                        row.getBigDecimal("total"),
                        row.getBigDecimal("returned")))
                .optional();
    }
}
