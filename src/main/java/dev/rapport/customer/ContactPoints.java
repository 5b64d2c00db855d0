package dev.rapport.customer;

import dev.rapport.access.ContactSight;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.HomeRegion;
import dev.rapport.platform.Ids;
import dev.rapport.platform.PhoneNumber;
import dev.rapport.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The phones and e-mail addresses of all customers. */
@Component
class ContactPoints {

    /** A contact point as it may be seen by everybody. */
    record Masked(UUID id, ContactPoint.Kind kind, String text) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final String region;
    private final ContactSight sight;

    ContactPoints(JdbcClient jdbc, Clock clock, HomeRegion home, ContactSight sight) {
        this.sight = sight;
        this.jdbc = jdbc;
        this.clock = clock;
        this.region = home.code();
    }

    List<ContactPoint> read(Collection<String> texts) {
        return texts.stream()
                .filter(text -> !text.isBlank())
                .flatMap(text -> read(text).stream())
                .distinct()
                .toList();
    }

    SoughtContact sought(String text) {
        return sight.mayAskWhose()
                ? SoughtContact.of(text, whole(text), PhoneNumber.inAnyCountry(text))
                : SoughtContact.of(text, Optional.empty(), Set.of());
    }

    private Optional<ContactPoint> whole(String text) {
        try {
            return ContactPoint.read(text, region).stream().findFirst();
        } catch (Refused notOne) {
            return Optional.empty();
        }
    }

    private List<ContactPoint> read(String text) {
        try {
            return ContactPoint.read(text, region);
        } catch (Refused refused) {
            if (!refused.key().equals("error.not-a-phone-number")) throw refused;
            throw Refused.invalid("customer.unreadable-contact-point", refused.arguments());
        }
    }

    /** Who has one of the names and all those of the points that anybody has, at least one; known longest first. */
    Optional<CustomerId> known(Collection<String> names, Collection<ContactPoint> points) {
        return jdbc.sql("""
                        with held as (
                            select distinct kind, value, customer_id
                            from contact_point
                            join unnest(cast(:kinds as text[]), cast(:values as text[])) as given (kind, value)
                                using (kind, value))
                        select customer.id
                        from held
                        join customer on customer.id = held.customer_id
                        where customer.name_key = any(:names)
                            or exists (
                                select
                                from customer_alias
                                where canonical_id = customer.id
                                    and customer_alias.name_key = any(:names))
                        group by customer.id
                        having count(*) = (select count(distinct (kind, value)) from held)
                        order by customer.created_at, customer.id
                        limit 1
                        """)
                .param(
                        "kinds",
                        points.stream().map(point -> point.kind().name()).toArray(String[]::new))
                .param("values", points.stream().map(ContactPoint::value).toArray(String[]::new))
                .param(
                        "names",
                        names.stream().map(name -> NameKey.of(name).text()).toArray(String[]::new))
                .query((row, i) -> new CustomerId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** Whether it is new to this customer. */
    boolean add(CustomerId customer, ContactPoint point) {
        return !add(Map.of(customer, List.of(point))).isEmpty();
    }

    /** A contact point that was new to its customer. */
    record Added(UUID id, CustomerId customer, String masked) {}

    /** Gives those that are new, in the order in which they were given. */
    List<Added> add(Map<CustomerId, ? extends Collection<ContactPoint>> points) {
        var all = points.entrySet().stream()
                .flatMap(of -> of.getValue().stream().map(point -> new New(Ids.next(), of.getKey(), point)))
                .toList();
        if (all.isEmpty()) return List.of();
        return jdbc.sql("""
            insert into contact_point (id, customer_id, kind, value, extension, raw, masked, added_at)
            select id, customer_id, kind, value, extension, raw, masked, :at
            from unnest(
                    cast(:ids as uuid[]), cast(:customers as uuid[]), cast(:kinds as text[]),
                    cast(:values as text[]), cast(:extensions as text[]), cast(:raws as text[]),
                    cast(:maskeds as text[]))
                as given (id, customer_id, kind, value, extension, raw, masked)
            order by id
            on conflict (kind, value, customer_id, extension) do nothing
            returning id, customer_id, masked
            """)
                .param("ids", all.stream().map(New::id).toArray(UUID[]::new))
                .param(
                        "customers",
                        all.stream().map(one -> one.customer().value()).toArray(UUID[]::new))
                .param("kinds", texts(all, one -> one.point().kind().name()))
                .param("values", texts(all, one -> one.point().value()))
                .param("extensions", texts(all, one -> one.point().extension()))
                .param("raws", texts(all, one -> one.point().raw()))
                .param("maskeds", texts(all, one -> one.point().masked()))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Added(
                        row.getObject("id", UUID.class),
                        new CustomerId(row.getObject("customer_id", UUID.class)),
                        row.getString("masked")))
                .list();
    }

    private record New(UUID id, CustomerId customer, ContactPoint point) {}

    private static String[] texts(List<New> all, Function<New, @Nullable String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    List<Masked> of(CustomerId customer) {
        return jdbc.sql("""
                        select id, kind, masked
                        from contact_point
                        where customer_id = :customer
                            and kind <> 'ADDRESS'
                        order by added_at, id
                        """)
                .param("customer", customer.value())
                .query((row, i) -> new Masked(
                        row.getObject("id", UUID.class),
                        ContactPoint.Kind.valueOf(row.getString("kind")),
                        row.getString("masked")))
                .list();
    }

    /** Those that may be used on this day, the one known longest first. */
    List<ContactPoint> usable(CustomerId customer, ContactPoint.Kind kind, LocalDate today) {
        return jdbc.sql("""
                        select kind, value, extension, raw, masked
                        from contact_point
                        where customer_id = :customer
                            and kind = :kind
                            and do_not_use is null
                            and (valid_until is null or valid_until >= :today)
                        order by added_at, id
                        """)
                .param("today", today)
                .param("customer", customer.value())
                .param("kind", kind.name())
                .query(ContactPoints::point)
                .list();
    }

    /**
     * Those that may not be used on this day.
     *
     * @param text the one in question, in any spelling; all if absent
     */
    List<ContactPoint> closed(CustomerId customer, ContactPoint.Kind kind, @Nullable String text, LocalDate today) {
        return jdbc.sql("""
                        select kind, value, extension, raw, masked
                        from contact_point
                        where customer_id = :customer
                            and kind = :kind
                            and (do_not_use is not null or valid_until < :today)
                            and (cast(:value as text) is null or value = :value)
                        order by added_at, id
                        """)
                .param("customer", customer.value())
                .param("kind", kind.name())
                .param("today", today)
                .param("value", text == null ? null : normal(text), Types.VARCHAR)
                .query(ContactPoints::point)
                .list();
    }

    private String normal(String text) {
        return whole(text).map(ContactPoint::value).orElse(text);
    }

    private static ContactPoint point(ResultSet row, int number) throws SQLException {
        return new ContactPoint(
                ContactPoint.Kind.valueOf(row.getString("kind")),
                row.getString("value"),
                row.getString("extension"),
                row.getString("raw"),
                row.getString("masked"));
    }
}
