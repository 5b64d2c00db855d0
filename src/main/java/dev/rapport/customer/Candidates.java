package dev.rapport.customer;

import dev.rapport.customer.Candidate.Why;
import dev.rapport.platform.CustomerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may be the same: customers that share a phone or an e-mail address, and firms of the same name. */
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

    Candidates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** For one who is not a customer yet; namesakes after those who share more, known longest first. */
    List<Candidate> of(NewCustomer customer, Collection<ContactPoint> points) {
        return jdbc.sql("""
                        with shared (id, why) as (
                            select customer_id, contact_point.kind
                            from contact_point
                            join unnest(cast(:kinds as text[]), cast(:values as text[])) as given (kind, value)
                                using (kind, value)
                            union
                            select id, 'NAME'
                            from customer
                            where kind = :kind and name_key = :name)
                        """ + FOUND)
                .param(
                        "kinds",
                        points.stream().map(point -> point.kind().name()).toArray(String[]::new))
                .param("values", points.stream().map(ContactPoint::value).toArray(String[]::new))
                .param("kind", customer.kind().name())
                .param("name", NameKey.of(customer.name()).text())
                .param("self", NOBODY)
                .param("most", MOST)
                .query(Candidates::candidate)
                .list();
    }

    List<Candidate> of(CustomerId customer) {
        return jdbc.sql("""
                        with shared (id, why) as (
                            select other.customer_id, other.kind
                            from contact_point own
                            join contact_point other using (kind, value)
                            where own.customer_id = :self
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
