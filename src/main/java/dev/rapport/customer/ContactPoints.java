package dev.rapport.customer;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.Ids;
import dev.rapport.platform.PhoneNumber;
import dev.rapport.platform.Refused;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The phones and e-mail addresses of all customers. Only {@link #show} gives one out unmasked. */
@Component
class ContactPoints {

    /** A contact point as it may be seen by everybody. */
    record Masked(UUID id, ContactPoint.Kind kind, String text) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final String region;

    ContactPoints(JdbcClient jdbc, Clock clock, @Value("${rapport.phone.region:CN}") String region) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.region = region;
    }

    List<ContactPoint> read(Collection<String> texts) {
        return texts.stream()
                .filter(text -> !text.isBlank())
                .map(text -> ContactPoint.read(text, region)
                        .orElseThrow(() -> Refused.invalid("customer.unreadable-contact-point", text)))
                .distinct()
                .toList();
    }

    Optional<ContactPoint> read(String text) {
        return ContactPoint.read(text, region);
    }

    List<CustomerId> owners(ContactPoint point) {
        return jdbc.sql("""
                        select customer_id
                        from contact_point
                        where kind = :kind and value = :value
                        order by added_at, customer_id
                        """)
                .param("kind", point.kind().name())
                .param("value", point.value())
                .query((row, i) -> new CustomerId(row.getObject(1, UUID.class)))
                .list();
    }

    Optional<CustomerId> oldestOwner(@Nullable PhoneNumber phone, @Nullable EmailAddress email) {
        return jdbc.sql("""
                        select customer_id
                        from contact_point
                        where (kind = 'PHONE' and value = :phone) or (kind = 'EMAIL' and value = :email)
                        order by kind = 'PHONE' desc, added_at, customer_id
                        limit 1
                        """)
                .param("phone", phone == null ? null : phone.e164(), Types.VARCHAR)
                .param("email", email == null ? null : email.value(), Types.VARCHAR)
                .query((row, i) -> new CustomerId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** Whether it is new to this customer. */
    boolean add(CustomerId customer, ContactPoint point) {
        return jdbc.sql("""
                        insert into contact_point (id, customer_id, kind, value, raw, masked, added_at)
                        values (:id, :customer, :kind, :value, :raw, :masked, :at)
                        on conflict (kind, value, customer_id) do nothing
                        """)
                        .param("id", Ids.next())
                        .param("customer", customer.value())
                        .param("kind", point.kind().name())
                        .param("value", point.value())
                        .param("raw", point.raw())
                        .param("masked", point.masked())
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    List<Masked> of(CustomerId customer) {
        return jdbc.sql("""
                        select id, kind, masked
                        from contact_point
                        where customer_id = :customer
                        order by added_at, id
                        """)
                .param("customer", customer.value())
                .query((row, i) -> new Masked(
                        row.getObject("id", UUID.class),
                        ContactPoint.Kind.valueOf(row.getString("kind")),
                        row.getString("masked")))
                .list();
    }

    ContactPoint show(CustomerId customer, UUID id) {
        return jdbc.sql("""
                        select kind, value, raw, masked
                        from contact_point
                        where id = :id and customer_id = :customer
                        """)
                .param("id", id)
                .param("customer", customer.value())
                .query((row, i) -> new ContactPoint(
                        ContactPoint.Kind.valueOf(row.getString("kind")),
                        row.getString("value"),
                        row.getString("raw"),
                        row.getString("masked")))
                .optional()
                .orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }
}
