package dev.rapport.customer;

import dev.rapport.customer.Candidate.Why;
import dev.rapport.customer.duplicates.Alike;
import dev.rapport.customer.duplicates.Reason;
import dev.rapport.platform.CustomerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may be the same: customers that share a phone or an e-mail address, firms of the same name, of one who is not here
 * yet all namesakes, and whom the weights of duplicates say so of. The former are found at once, the latter as soon as they were compared in the background.
 */
@Component
class Candidates {

    private static final int MOST = 20;
    private static final UUID NOBODY = new UUID(0, 0);

    private static final String FOUND = """
            select customer.id, customer.name, array_agg(shared.why order by shared.why desc) as why
            from shared
            join customer on customer.id = shared.id
            where customer.id <> :self
            group by customer.id
            order by bool_and(shared.why = 'NAME'), customer.created_at, customer.id
            limit :most
            """;

    private final JdbcClient jdbc;
    private final Alike alike;

    Candidates(JdbcClient jdbc, Alike alike) {
        this.jdbc = jdbc;
        this.alike = alike;
    }

    /** One who is not a customer yet. */
    record Sought(NewCustomer customer, Collection<ContactPoint> points) {}

    List<Candidate> of(NewCustomer customer, Collection<ContactPoint> points) {
        var one = new CustomerId(NOBODY);
        return of(Map.of(one, new Sought(customer, points))).getOrDefault(one, List.of());
    }

    /** The same for many, by any ids; namesakes after those who share more, known longest first. */
    Map<CustomerId, List<Candidate>> of(Map<CustomerId, Sought> all) {
        var found = new HashMap<CustomerId, List<Candidate>>();
        if (all.isEmpty()) return found;
        var points = all.entrySet().stream()
                .flatMap(one -> one.getValue().points().stream().map(point -> new Given(one.getKey(), point)))
                .toList();
        var ids = List.copyOf(all.keySet());
        var sought = ids.stream().map(id -> Objects.requireNonNull(all.get(id))).toList();
        jdbc.sql("""
            with shared (sought, id, why) as (
                select given.sought, contact_point.customer_id, contact_point.kind
                from contact_point
                join unnest(cast(:pointsOf as uuid[]), cast(:kinds as text[]), cast(:values as text[]))
                    as given (sought, kind, value)
                    using (kind, value)
                union
                select given.sought, customer.id, 'NAME'
                from customer
                join unnest(cast(:sought as uuid[]), cast(:names as text[])) as given (sought, name_key)
                    using (name_key)),
            ranked as (
                select shared.sought, customer.id, customer.name,
                    array_agg(shared.why order by shared.why desc) as why,
                    row_number() over (
                        partition by shared.sought
                        order by bool_and(shared.why = 'NAME'), customer.created_at, customer.id) as place
                from shared
                join customer on customer.id = shared.id
                group by shared.sought, customer.id)
            select sought, id, name, why
            from ranked
            where place <= :most
            order by sought, place
            """)
                .param(
                        "pointsOf",
                        points.stream().map(one -> one.sought().value()).toArray(UUID[]::new))
                .param(
                        "kinds",
                        points.stream().map(one -> one.point().kind().name()).toArray(String[]::new))
                .param("values", points.stream().map(one -> one.point().value()).toArray(String[]::new))
                .param("sought", ids.stream().map(CustomerId::value).toArray(UUID[]::new))
                .param(
                        "names",
                        sought.stream()
                                .map(one -> NameKey.of(one.customer().name()).text())
                                .toArray(String[]::new))
                .param("most", MOST)
                .query(row -> {
                    found.computeIfAbsent(
                                    new CustomerId(row.getObject("sought", UUID.class)), first -> new ArrayList<>())
                            .add(candidate(row, 0));
                });
        alike.of(all.entrySet().stream()
                        .collect(Collectors.toMap(one -> one.getKey().value(), one -> sought(one.getValue()))))
                .forEach((id, likely) ->
                        addLikely(found.computeIfAbsent(new CustomerId(id), first -> new ArrayList<>()), likely));
        return found;
    }

    private record Given(CustomerId sought, ContactPoint point) {}

    /** Without those of whom somebody said that they are different. */
    List<Candidate> of(CustomerId customer) {
        var different = alike.different(customer.value());
        var found = new ArrayList<>(sharing(customer));
        found.removeIf(candidate -> different.contains(candidate.id().value()));
        addLikely(found, alike.of(customer.value()));
        return found;
    }

    private static Alike.Sought sought(Sought one) {
        return new Alike.Sought(
                one.customer().kind() == NewCustomer.Kind.ORGANISATION,
                one.customer().name(),
                one.points().stream().map(ContactPoint::key).toList(),
                one.customer().facts());
    }

    private static void addLikely(List<Candidate> found, List<Alike.Likely> likely) {
        var known = found.stream().map(candidate -> candidate.id().value()).collect(Collectors.toSet());
        likely.stream()
                .filter(one -> !known.contains(one.id()))
                .limit(Math.max(0, MOST - known.size()))
                .forEach(one -> found.add(new Candidate(new CustomerId(one.id()), one.name(), why(one.agree()))));
    }

    private static List<Why> why(List<Reason> agree) {
        return agree.stream().map(Candidates::why).distinct().toList();
    }

    private static Why why(Reason reason) {
        return switch (reason.field()) {
            case FIRM, GIVEN, FAMILY -> Why.SIMILAR_NAME;
            case PHONE -> Why.PHONE;
            case EMAIL -> Why.EMAIL;
            case IDENTITY -> Why.IDENTITY;
            case BIRTH -> Why.BIRTH;
            case STREET, CITY, POSTCODE, REGION -> Why.PLACE;
        };
    }

    private List<Candidate> sharing(CustomerId customer) {
        return jdbc.sql("""
                        with shared (id, why) as (
                            select other.customer_id, other.kind
                            from contact_point own
                            join contact_point other using (kind, value)
                            where own.customer_id = :self and own.kind <> 'ADDRESS'
                            union
                            select other.id, 'NAME'
                            from customer own
                            join customer other using (name_key)
                            where own.id = :self and own.kind = 'ORGANISATION' and other.kind = 'ORGANISATION')
                        """ + FOUND)
                .param("self", customer.value())
                .param("most", MOST)
                .query(Candidates::candidate)
                .list();
    }

    private static Candidate candidate(ResultSet row, int number) throws SQLException {
        return new Candidate(
                new CustomerId(row.getObject("id", UUID.class)),
                row.getString("name"),
                Arrays.stream((String[]) row.getArray("why").getArray())
                        .map(Why::valueOf)
                        .toList());
    }
}
