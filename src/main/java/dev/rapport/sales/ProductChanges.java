package dev.rapport.sales;

import dev.rapport.access.Access;
import dev.rapport.access.Person;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Money;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What products were at what time, and who changed them. */
@Repository
class ProductChanges {

    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Access access;
    private final Clock clock;

    ProductChanges(JdbcClient jdbc, Access access, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.clock = clock;
    }

    /** Also notes what a product was before that came before changes were kept. */
    void note(@Nullable Product before, Product now) {
        if (before != null && of(now.id()).isEmpty()) add(before, false);
        add(now, true);
    }

    List<ProductChange> of(ProductId product) {
        return jdbc.sql("""
                        select at, changed_by, series, price, currency
                        from product_change
                        where product_id = :product
                        order by id desc
                        limit :limit
                        """)
                .param("product", product.value())
                .param("limit", MOST)
                .query((row, number) -> new ProductChange(
                        Instants.instant(row, "at"),
                        Rows.user(row, "changed_by"),
                        row.getString("series"),
                        Money.of(row.getBigDecimal("price"), row.getString("currency"))))
                .list();
    }

    private void add(Product product, boolean byAsker) {
        var by = access.current().filter(person -> byAsker).map(Person::id).orElse(null);
        jdbc.sql("""
                        insert into product_change (id, product_id, at, changed_by, series, price, currency)
                        values (:id, :product, :at, :by, :series, :price, :currency)
                        """)
                .param("id", Ids.next())
                .param("product", product.id().value())
                .param("at", Instants.utc(clock.instant()))
                .param("by", Rows.value(by), Types.OTHER)
                .param("series", product.series(), Types.VARCHAR)
                .param("price", product.price().amount())
                .param("currency", product.price().currency().getCurrencyCode())
                .update();
    }
}
