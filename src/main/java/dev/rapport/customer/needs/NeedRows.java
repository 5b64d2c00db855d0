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

/** The rows of needs. */
@Component
class NeedRows {

    private final JdbcClient jdbc;

    NeedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first. */
    List<Need> of(CustomerId customer) {
        return jdbc.sql("select * from customer_need where customer_id = :customer order by id desc limit 200")
                .param("customer", customer.value())
                .query(NeedRows::read)
                .list();
    }

    Optional<Need> find(CustomerId customer, UUID id) {
        return jdbc.sql("select * from customer_need where id = :id and customer_id = :customer")
                .param("id", id)
                .param("customer", customer.value())
                .query(NeedRows::read)
                .optional();
    }

    void put(CustomerId customer, Need need) {
        jdbc.sql("""
                        insert into customer_need
                            (id, customer_id, interest, budget, currency, standing, needed_by, language, words, noted_at)
                        values
                            (:id, :customer, :interest, :budget, :currency, :standing, :by, :language, :words, :at)
                        on conflict (id) do update
                        set interest = excluded.interest,
                            budget = excluded.budget,
                            currency = excluded.currency,
                            standing = excluded.standing,
                            needed_by = excluded.needed_by,
                            language = excluded.language,
                            words = excluded.words
                        """)
                .param("id", need.id())
                .param("customer", customer.value())
                .param("interest", need.interest())
                .param("budget", need.budget(), Types.NUMERIC)
                .param("currency", need.currency(), Types.VARCHAR)
                .param("standing", need.standing().name())
                .param("by", need.neededBy(), Types.DATE)
                .param("language", need.language(), Types.VARCHAR)
                .param("words", need.words(), Types.VARCHAR)
                .param("at", Instants.utc(need.notedAt()))
                .update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from customer_need where id = :id").param("id", id).update();
    }

    private static Need read(ResultSet row, int number) throws SQLException {
        return new Need(
                row.getObject("id", UUID.class),
                row.getString("interest"),
                row.getBigDecimal("budget"),
                row.getString("currency"),
                BudgetStanding.valueOf(row.getString("standing")),
                row.getObject("needed_by", LocalDate.class),
                row.getString("language"),
                row.getString("words"),
                Instants.instant(row, "noted_at"));
    }
}
