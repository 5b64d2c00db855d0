package dev.rapport.customer.needs;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of products that customers use. */
@Component
class UsedProductRows {

    private final JdbcClient jdbc;

    UsedProductRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first. */
    List<UsedProduct> of(CustomerId customer) {
        return jdbc.sql("select * from used_product where customer_id = :customer order by id desc limit 400")
                .param("customer", customer.value())
                .query(UsedProductRows::read)
                .list();
    }

    Optional<UsedProduct> find(CustomerId customer, UUID id) {
        return jdbc.sql("select * from used_product where id = :id and customer_id = :customer")
                .param("id", id)
                .param("customer", customer.value())
                .query(UsedProductRows::read)
                .optional();
    }

    void put(CustomerId customer, UsedProduct used) {
        jdbc.sql("""
                        insert into used_product
                            (id, customer_id, product, since, serial, warranty_until, contract_until, noted_at)
                        values (:id, :customer, :product, :since, :serial, :warranty, :contract, :at)
                        on conflict (id) do update
                        set product = excluded.product,
                            since = excluded.since,
                            serial = excluded.serial,
                            warranty_until = excluded.warranty_until,
                            contract_until = excluded.contract_until
                        """)
                .param("id", used.id())
                .param("customer", customer.value())
                .param("product", used.product())
                .param("since", used.since(), Types.DATE)
                .param("serial", used.serial(), Types.VARCHAR)
                .param("warranty", used.warrantyUntil(), Types.DATE)
                .param("contract", used.contractUntil(), Types.DATE)
                .param("at", Instants.utc(used.notedAt()))
                .update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from used_product where id = :id").param("id", id).update();
    }

    private static UsedProduct read(ResultSet row, int number) throws SQLException {
        return new UsedProduct(
                row.getObject("id", UUID.class),
                row.getString("product"),
                row.getObject("since", LocalDate.class),
                row.getString("serial"),
                row.getObject("warranty_until", LocalDate.class),
                row.getObject("contract_until", LocalDate.class),
                Instants.instant(row, "noted_at"));
    }
}
