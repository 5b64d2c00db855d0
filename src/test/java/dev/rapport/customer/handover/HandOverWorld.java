package dev.rapport.customer.handover;

import dev.rapport.access.Person;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.UserId;
import dev.rapport.testing.Colleagues;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Customers to be given on in tests. */
@Component
class HandOverWorld {

    final Colleagues colleagues;
    private final JdbcClient jdbc;

    HandOverWorld(Colleagues colleagues, JdbcClient jdbc) {
        this.colleagues = colleagues;
        this.jdbc = jdbc;
    }

    CustomerId customer(Person owner) {
        var id = CustomerId.next();
        jdbc.sql("""
                        insert into customer (id, kind, name, name_key, tier, lifecycle, owner_id, created_at)
                        values (:id, 'PERSON', :name, :name, 'standard', 'PROSPECT', :owner, now())
                        """)
                .param("id", id.value())
                .param("name", "customer " + id)
                .param("owner", owner.id().value())
                .update();
        return id;
    }

    void customers(Person owner, int many) {
        for (var number = 0; number < many; number++) customer(owner);
    }

    /** One who is known at a platform; says what they are called there. */
    String known(CustomerId customer, String platform, String manner) {
        var external = manner + "-" + customer;
        jdbc.sql("""
                        insert into social_identity (customer_id, channel, external, added_at)
                        values (:customer, :platform, :external, now())
                        """)
                .param("customer", customer.value())
                .param("platform", platform)
                .param("external", external)
                .update();
        return external;
    }

    @Nullable
    UserId owner(CustomerId customer) {
        return jdbc
                .sql("select owner_id from customer where id = :id")
                .param("id", customer.value())
                .query((row, number) -> row.getObject("owner_id", UUID.class))
                .list()
                .stream()
                .filter(Objects::nonNull)
                .map(UserId::new)
                .findFirst()
                .orElse(null);
    }

    int owned(Person person) {
        return jdbc.sql("select count(*) from customer where owner_id = :owner")
                .param("owner", person.id().value())
                .query(Integer.class)
                .single();
    }
}
