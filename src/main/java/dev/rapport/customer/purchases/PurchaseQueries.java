package dev.rapport.customer.purchases;

import dev.rapport.platform.Cursor;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Page;
import dev.rapport.platform.SubjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The orders of a customer, the newest first. */
@Component
class PurchaseQueries {

    static final String SELECT = """
        select id, number, day, channel, paid, currency, amount, discount, returned
        from purchase
        """;

    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;

    PurchaseQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page<Purchase> of(CustomerId customer, int limit, @Nullable String after) {
        var from = after == null ? List.of("infinity", LAST.toString()) : Cursor.parse(after, 2);
        var found = jdbc.sql(SELECT + """
                        where customer_id = :customer
                            and (day, id) < (cast(:day as date), cast(:id as uuid))
                        order by day desc, id desc
                        limit :limit
                        """)
                .param("customer", customer.value())
                .param("day", from.get(0))
                .param("id", from.get(1))
                .param("limit", limit + 1)
                .query((row, number) -> purchase(row, List.of()))
                .list();
        var page = Page.of(found, limit, order -> Cursor.of(order.day(), order.id()));
        var lines = lines(page.items().stream().map(Purchase::id).toList());
        return page.map(order -> with(order, lines.getOrDefault(order.id(), List.of())));
    }

    private Map<PurchaseId, List<PurchaseLine>> lines(Collection<PurchaseId> orders) {
        var lines = new HashMap<PurchaseId, List<PurchaseLine>>();
        jdbc.sql("""
                        select purchase_id, product, quantity, price, amount
                        from purchase_line
                        where purchase_id = any(:orders)
                        order by purchase_id, place
                        """)
                .param("orders", orders.stream().map(PurchaseId::value).toArray(UUID[]::new))
                .query(row -> {
                    lines.computeIfAbsent(
                                    new PurchaseId(row.getObject("purchase_id", UUID.class)),
                                    first -> new ArrayList<>())
                            .add(new PurchaseLine(
                                    row.getString("product"),
                                    row.getBigDecimal("quantity"),
                                    row.getBigDecimal("price"),
                                    row.getBigDecimal("amount")));
                });
        return lines;
    }

    /** The imports that brought purchases of customers of these ids, the newest first. */
    List<UUID> imports(Collection<SubjectId> customers, int most) {
        return jdbc.sql("""
                        select distinct import_id
                        from purchase_story
                        where customer_id = any(:customers)
                        order by import_id desc
                        limit :most
                        """)
                .param("customers", customers.stream().map(SubjectId::value).toArray(UUID[]::new))
                .param("most", most)
                .query((row, number) -> row.getObject("import_id", UUID.class))
                .list();
    }

    static Purchase purchase(ResultSet row, List<PurchaseLine> lines) throws SQLException {
        return new Purchase(
                new PurchaseId(row.getObject("id", UUID.class)),
                row.getString("number"),
                row.getObject("day", LocalDate.class),
                row.getString("channel"),
                row.getBoolean("paid"),
                Currency.getInstance(row.getString("currency")),
                lines,
                row.getBigDecimal("amount"),
                row.getBigDecimal("discount"),
                row.getBigDecimal("returned"));
    }

    private static Purchase with(Purchase order, List<PurchaseLine> lines) {
        return new Purchase(
                order.id(),
                order.number(),
                order.day(),
                order.channel(),
                order.paid(),
                order.currency(),
                lines,
                order.amount(),
                order.discount(),
                order.returned());
    }
}
