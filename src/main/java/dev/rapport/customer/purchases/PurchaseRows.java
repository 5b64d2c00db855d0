package dev.rapport.customer.purchases;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of orders, their lines and returns; many are written in statements that serve all of them. */
@Component
class PurchaseRows {

    /** An order that is here. */
    record Known(
            PurchaseId id,
            CustomerId customer,
            LocalDate day,
            Currency currency,
            @Nullable UUID run) {}

    /**
     * An order on its way in.
     *
     * @param run the import that brings it
     */
    record Order(
            PurchaseId id,
            CustomerId customer,
            String knownBy,
            NewPurchase purchase,
            @Nullable UUID run) {}

    /** A line on its way in. */
    record Line(PurchaseId of, int place, String knownBy, PurchaseLine line) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    PurchaseRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Map<String, Known> known(Collection<String> knownBy) {
        var known = new HashMap<String, Known>();
        jdbc.sql("""
                        select known_by, id, customer_id, day, currency, import_id
                        from purchase
                        where known_by = any(:known)
                        """).param("known", knownBy.toArray(String[]::new)).query(row -> {
            known.put(
                    row.getString("known_by"),
                    new Known(
                            new PurchaseId(row.getObject("id", UUID.class)),
                            new CustomerId(row.getObject("customer_id", UUID.class)),
                            row.getObject("day", LocalDate.class),
                            Currency.getInstance(row.getString("currency")),
                            row.getObject("import_id", UUID.class)));
        });
        return known;
    }

    /** By what the lines of each of these orders are known. */
    Map<PurchaseId, Set<String>> lines(Collection<PurchaseId> orders) {
        var lines = new HashMap<PurchaseId, Set<String>>();
        if (orders.isEmpty()) return lines;
        jdbc.sql("""
                        select purchase_id, known_by
                        from purchase_line
                        where purchase_id = any(:orders)
                        """)
                .param("orders", orders.stream().map(PurchaseId::value).toArray(UUID[]::new))
                .query(row -> {
                    lines.computeIfAbsent(
                                    new PurchaseId(row.getObject("purchase_id", UUID.class)), first -> new HashSet<>())
                            .add(row.getString("known_by"));
                });
        return lines;
    }

    /** With no amount yet, which comes with the lines. */
    void insert(List<Order> orders) {
        if (orders.isEmpty()) return;
        jdbc.sql("""
                        insert into purchase (
                            id, customer_id, known_by, number, day, channel, paid, currency, amount, discount, made_at,
                            import_id)
                        select id, customer_id, known_by, number, day, channel, paid, currency, 0, 0, :at, import_id
                        from unnest(
                                cast(:ids as uuid[]), cast(:customers as uuid[]), cast(:known as text[]),
                                cast(:numbers as text[]), cast(:days as date[]), cast(:channels as text[]),
                                cast(:paid as boolean[]), cast(:currencies as text[]), cast(:runs as uuid[]))
                            as fresh (id, customer_id, known_by, number, day, channel, paid, currency, import_id)
                        """)
                .param("ids", all(orders, order -> order.id().value(), UUID[]::new))
                .param("customers", all(orders, order -> order.customer().value(), UUID[]::new))
                .param("known", all(orders, Order::knownBy, String[]::new))
                .param("numbers", all(orders, order -> order.purchase().number(), String[]::new))
                .param("days", all(orders, order -> order.purchase().day().toString(), String[]::new))
                .param("channels", all(orders, order -> order.purchase().channel(), String[]::new))
                .param("paid", all(orders, order -> order.purchase().paid(), Boolean[]::new))
                .param(
                        "currencies",
                        all(orders, order -> order.purchase().currency().getCurrencyCode(), String[]::new))
                .param("runs", all(orders, Order::run, UUID[]::new))
                .param("at", Instants.utc(clock.instant()))
                .update();
    }

    void insertLines(List<Line> lines) {
        if (lines.isEmpty()) return;
        jdbc.sql("""
                        insert into purchase_line (purchase_id, place, known_by, product, quantity, price, amount)
                        select purchase_id, place, known_by, product, quantity, price, amount
                        from unnest(
                                cast(:orders as uuid[]), cast(:places as integer[]), cast(:known as text[]),
                                cast(:products as text[]), cast(:quantities as numeric[]), cast(:prices as numeric[]),
                                cast(:amounts as numeric[]))
                            as fresh (purchase_id, place, known_by, product, quantity, price, amount)
                        """)
                .param("orders", all(lines, line -> line.of().value(), UUID[]::new))
                .param("places", all(lines, Line::place, Integer[]::new))
                .param("known", all(lines, Line::knownBy, String[]::new))
                .param("products", all(lines, line -> line.line().product(), String[]::new))
                .param("quantities", all(lines, line -> line.line().quantity(), BigDecimal[]::new))
                .param("prices", all(lines, line -> line.line().price(), BigDecimal[]::new))
                .param("amounts", all(lines, line -> line.line().amount(), BigDecimal[]::new))
                .update();
    }

    /** Adds to what orders come to. */
    record Sum(PurchaseId of, BigDecimal amount, BigDecimal discount) {}

    void add(List<Sum> sums) {
        if (sums.isEmpty()) return;
        jdbc.sql("""
                        update purchase
                        set amount = purchase.amount + more.amount, discount = purchase.discount + more.discount
                        from (
                            select id, sum(amount) as amount, sum(discount) as discount
                            from unnest(
                                    cast(:orders as uuid[]), cast(:amounts as numeric[]), cast(:discounts as numeric[]))
                                as told (id, amount, discount)
                            group by id) as more
                        where purchase.id = more.id
                        """)
                .param("orders", all(sums, sum -> sum.of().value(), UUID[]::new))
                .param("amounts", all(sums, Sum::amount, BigDecimal[]::new))
                .param("discounts", all(sums, Sum::discount, BigDecimal[]::new))
                .update();
    }

    /** What was paid back of an order. */
    record Return(
            PurchaseId of,
            LocalDate day,
            BigDecimal amount,
            @Nullable String reason) {}

    void giveBack(List<Return> returns) {
        if (returns.isEmpty()) return;
        jdbc.sql("""
                        with told as (
                            insert into purchase_return (id, purchase_id, day, amount, reason, recorded_at)
                            select id, purchase_id, day, amount, reason, :at
                            from unnest(
                                    cast(:ids as uuid[]), cast(:orders as uuid[]), cast(:days as date[]),
                                    cast(:amounts as numeric[]), cast(:reasons as text[]))
                                as fresh (id, purchase_id, day, amount, reason)
                            returning purchase_id, amount)
                        update purchase
                        set returned = purchase.returned + more.amount
                        from (
                            select purchase_id, sum(amount) as amount
                            from told
                            group by purchase_id) as more
                        where purchase.id = more.purchase_id
                        """)
                .param("ids", all(returns, one -> Ids.next(), UUID[]::new))
                .param("orders", all(returns, one -> one.of().value(), UUID[]::new))
                .param("days", all(returns, one -> one.day().toString(), String[]::new))
                .param("amounts", all(returns, Return::amount, BigDecimal[]::new))
                .param("reasons", all(returns, Return::reason, String[]::new))
                .param("at", Instants.utc(clock.instant()))
                .update();
    }

    void touch(PurchaseId order) {
        jdbc.sql("update purchase set touched_at = :at where id = :id")
                .param("at", Instants.utc(clock.instant()))
                .param("id", order.value())
                .update();
    }

    /** The import stands in the stories of these customers. */
    void tell(UUID run, Collection<CustomerId> customers) {
        jdbc.sql("""
                        insert into purchase_story (customer_id, import_id)
                        select customer_id, :run
                        from unnest(cast(:customers as uuid[])) as told (customer_id)
                        on conflict do nothing
                        """)
                .param("run", run, Types.OTHER)
                .param("customers", all(customers, CustomerId::value, UUID[]::new))
                .update();
    }

    Optional<Purchase> find(CustomerId customer, PurchaseId id) {
        return jdbc.sql(PurchaseQueries.SELECT + """
                        where customer_id = :customer
                            and id = :id
                        for no key update
                        """)
                .param("customer", customer.value())
                .param("id", id.value())
                .query((row, number) -> PurchaseQueries.purchase(row, List.of()))
                .optional();
    }

    private static <T, C> C[] all(Collection<T> rows, Function<T, @Nullable C> cell, IntFunction<C[]> array) {
        return rows.stream().map(cell).toArray(array);
    }
}
