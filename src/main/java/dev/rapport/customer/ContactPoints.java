package dev.rapport.customer;

import dev.rapport.access.ContactSight;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.HomeRegion;
import dev.rapport.platform.Ids;
import dev.rapport.platform.PhoneNumber;
import dev.rapport.platform.PostalAddress;
import dev.rapport.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
                : SoughtContact.asMasked(text);
    }

    Optional<ContactPoint> whole(String text) {
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
        return Optional.ofNullable(known(Map.of("", new Caller(names, points))).get(""));
    }

    /** Somebody by names, one of which is theirs, and by numbers and addresses. */
    record Caller(Collection<String> names, Collection<ContactPoint> points) {}

    /** The same for many. */
    <K> Map<K, CustomerId> known(Map<K, Caller> callers) {
        var found = new HashMap<K, CustomerId>();
        if (callers.isEmpty()) return found;
        var keys = List.copyOf(callers.keySet());
        var points = new ArrayList<Asked<ContactPoint>>();
        var names = new ArrayList<Asked<NameKey>>();
        for (var place = 0; place < keys.size(); place++) {
            var caller = Objects.requireNonNull(callers.get(keys.get(place)));
            for (var point : caller.points()) points.add(new Asked<>(place, point));
            for (var name : caller.names()) names.add(new Asked<>(place, NameKey.of(name)));
        }
        jdbc.sql("""
                        with held as (
                            select distinct given.caller, kind, value, customer_id
                            from contact_point
                            join unnest(cast(:callers as int[]), cast(:kinds as text[]), cast(:values as text[]))
                                as given (caller, kind, value)
                                using (kind, value)),
                        asked as (
                            select caller, count(distinct (kind, value)) as points
                            from held
                            group by caller),
                        named as (
                            select caller, name
                            from unnest(cast(:named as int[]), cast(:names as text[])) as named (caller, name))
                        select distinct on (held.caller) held.caller, customer.id
                        from held
                        join asked using (caller)
                        join customer on customer.id = held.customer_id
                        where exists (
                            select
                            from named
                            where named.caller = held.caller
                                and (named.name = customer.name_key
                                    or exists (
                                        select
                                        from customer_alias
                                        where canonical_id = customer.id
                                            and customer_alias.name_key = named.name)))
                        group by held.caller, asked.points, customer.id
                        having count(*) = asked.points
                        order by held.caller, customer.created_at, customer.id
                        """)
                .param("callers", points.stream().map(Asked::caller).toArray(Integer[]::new))
                .param(
                        "kinds",
                        points.stream().map(one -> one.what().kind().name()).toArray(String[]::new))
                .param("values", points.stream().map(one -> one.what().value()).toArray(String[]::new))
                .param("named", names.stream().map(Asked::caller).toArray(Integer[]::new))
                .param("names", names.stream().map(one -> one.what().text()).toArray(String[]::new))
                .query(row -> {
                    found.put(keys.get(row.getInt("caller")), new CustomerId(row.getObject("id", UUID.class)));
                });
        return found;
    }

    private record Asked<T>(int caller, T what) {}

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
                .query(ContactPoints::added)
                .list();
    }

    private record NewAddress(UUID id, CustomerId customer, PostalAddress parts, ContactPoint point) {
        static NewAddress of(CustomerId customer, PostalAddress parts) {
            return new NewAddress(Ids.next(), customer, parts, ContactPoint.of(parts));
        }
    }

    /** The same of postal addresses. */
    List<Added> addAddresses(Map<CustomerId, ? extends Collection<PostalAddress>> addresses) {
        var all = addresses.entrySet().stream()
                .flatMap(of -> of.getValue().stream().map(parts -> NewAddress.of(of.getKey(), parts)))
                .toList();
        if (all.isEmpty()) return List.of();
        return jdbc.sql("""
            insert into contact_point (
                id, customer_id, kind, value, raw, masked, postcode, city, region, country, added_at)
            select id, customer_id, :kind, value, raw, masked, postcode, city, region, country, :at
            from unnest(
                    cast(:ids as uuid[]), cast(:customers as uuid[]), cast(:values as text[]), cast(:raws as text[]),
                    cast(:maskeds as text[]), cast(:postcodes as text[]), cast(:cities as text[]),
                    cast(:regions as text[]), cast(:countries as text[]))
                as given (id, customer_id, value, raw, masked, postcode, city, region, country)
            order by id
            on conflict (kind, value, customer_id, extension) do nothing
            returning id, customer_id, masked
            """)
                .param("kind", ContactPoint.Kind.ADDRESS.name())
                .param("ids", all.stream().map(NewAddress::id).toArray(UUID[]::new))
                .param(
                        "customers",
                        all.stream().map(one -> one.customer().value()).toArray(UUID[]::new))
                .param("values", said(all, one -> one.point().value()))
                .param("raws", said(all, one -> one.point().raw()))
                .param("maskeds", said(all, one -> one.point().masked()))
                .param("postcodes", said(all, one -> one.parts().postcode()))
                .param("cities", said(all, one -> one.parts().city()))
                .param("regions", said(all, one -> one.parts().region()))
                .param("countries", said(all, one -> one.parts().country()))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .query(ContactPoints::added)
                .list();
    }

    private static Added added(ResultSet row, int number) throws SQLException {
        return new Added(
                row.getObject("id", UUID.class),
                new CustomerId(row.getObject("customer_id", UUID.class)),
                row.getString("masked"));
    }

    private static String[] said(List<NewAddress> all, Function<NewAddress, @Nullable String> text) {
        return all.stream().map(text).toArray(String[]::new);
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
