package dev.rapport.sales;

import dev.rapport.customer.NameKey;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the lead that already stands for the same interest. */
@Component
class LeadDuplicates {

    /** A lead of the same phone or e-mail; another person may share it. */
    private record Found(LeadId id, String name) {}

    private final JdbcClient jdbc;

    LeadDuplicates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The oldest lead of the same name and phone or e-mail that was compared before and is still worked on or became an
     * opportunity. Two leads of one contact are compared one after the other, so that one of them stays.
     */
    Optional<LeadId> of(Lead lead) {
        var contact = lead.contact();
        var points = contact.points();
        if (points.isEmpty()) return Optional.empty();
        lock(points);
        var sameContact = """
                select id, name
                from lead
                where %1$s = :%1$s
                    and checked
                    and id <> :id
                    and status in ('NEW', 'WAITING', 'ASSIGNED', 'QUALIFIED')
                """;
        var phone = contact.phone();
        var email = contact.email();
        return jdbc
                .sql("select id, name from (%s union all %s) as found order by id"
                        .formatted(sameContact.formatted("phone"), sameContact.formatted("email")))
                .param("phone", phone == null ? null : phone.e164(), Types.VARCHAR)
                .param("email", email == null ? null : email.value(), Types.VARCHAR)
                .param("id", lead.id().value())
                .query((row, number) -> new Found(new LeadId(row.getObject("id", UUID.class)), row.getString("name")))
                .list()
                .stream()
                .filter(found -> NameKey.of(found.name()).equals(NameKey.of(contact.name())))
                .map(Found::id)
                .findFirst();
    }

    private void lock(List<String> points) {
        jdbc.sql("""
                        select count(pg_advisory_xact_lock(hashtextextended('lead ' || point, 0)))
                        from (select unnest(:points) as point order by 1) as ordered
                        """)
                .param("points", points.toArray(String[]::new))
                .query(Long.class)
                .single();
    }
}
