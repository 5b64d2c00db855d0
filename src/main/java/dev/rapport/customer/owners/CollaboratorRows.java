package dev.rapport.customer.owners;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Those who work with customers beside their owners. */
@Component
class CollaboratorRows {

    private final JdbcClient jdbc;

    CollaboratorRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of today, who has been there longest first. */
    List<Collaborator> of(CustomerId customer, LocalDate today) {
        return jdbc.sql("""
                        select c.id, c.user_id, u.name, c.why, c.added_at, c.until, adder.name as added_by
                        from customer_collaborator c
                        join app_user u on u.id = c.user_id
                        left join app_user adder on adder.id = c.added_by
                        where c.customer_id = :customer
                            and c.ended_at is null
                            and (c.until is null or c.until >= :today)
                        order by c.id
                        """)
                .param("customer", customer.value())
                .param("today", today)
                .query((row, number) -> new Collaborator(
                        row.getObject("id", UUID.class),
                        new UserId(row.getObject("user_id", UUID.class)),
                        row.getString("name"),
                        row.getString("why"),
                        Instants.instant(row, "added_at"),
                        row.getObject("until", LocalDate.class),
                        row.getString("added_by")))
                .list();
    }

    /** One whose last day is over gives way; false when the person works with the customer already. */
    boolean add(
            UUID id,
            CustomerId customer,
            UserId person,
            String why,
            @Nullable LocalDate until,
            LocalDate today,
            Instant at,
            @Nullable UserId by) {
        jdbc.sql("""
                        update customer_collaborator
                        set ended_at = :at
                        where customer_id = :customer
                            and user_id = :person
                            and ended_at is null
                            and until < :today
                        """)
                .param("at", Instants.utc(at))
                .param("customer", customer.value())
                .param("person", person.value())
                .param("today", today)
                .update();
        return jdbc.sql("""
                        insert into customer_collaborator (id, customer_id, user_id, why, added_at, added_by, until)
                        values (:id, :customer, :person, :why, :at, :by, :until)
                        on conflict (customer_id, user_id) where ended_at is null do nothing
                        """)
                        .param("id", id)
                        .param("customer", customer.value())
                        .param("person", person.value())
                        .param("why", why)
                        .param("at", Instants.utc(at))
                        .param("by", by == null ? null : by.value(), Types.OTHER)
                        .param("until", until, Types.DATE)
                        .update()
                > 0;
    }

    /** Who it was; empty when there is none of that id who still works with the customer. */
    Optional<UserId> end(UUID id, CustomerId customer, Instant at, @Nullable UserId by) {
        return jdbc.sql("""
                        update customer_collaborator
                        set ended_at = :at, ended_by = :by
                        where id = :id
                            and customer_id = :customer
                            and ended_at is null
                        returning user_id
                        """)
                .param("id", id)
                .param("customer", customer.value())
                .param("at", Instants.utc(at))
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .query((row, number) -> new UserId(row.getObject("user_id", UUID.class)))
                .optional();
    }
}
