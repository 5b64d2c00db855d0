package dev.rapport.sales;

import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the lead that already stands for the same interest. */
@Component
class LeadDuplicates {

    private final JdbcClient jdbc;

    LeadDuplicates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The oldest lead with the same phone or e-mail that was compared before and is still worked on or became an
     * opportunity. Two leads of one contact are compared one after the other, so that one of them stays.
     */
    Optional<LeadId> of(Lead lead) {
        var contact = lead.contact();
        var points = contact.points();
        if (points.isEmpty()) return Optional.empty();
        lock(points);
        var sameContact = """
                select id
                from lead
                where %1$s = :%1$s
                    and checked
                    and id <> :id
                    and status in ('NEW', 'WAITING', 'ASSIGNED', 'QUALIFIED')
                """;
        var phone = contact.phone();
        var email = contact.email();
        return jdbc.sql("select id from (%s union all %s) as found order by id limit 1"
                        .formatted(sameContact.formatted("phone"), sameContact.formatted("email")))
                .param("phone", phone == null ? null : phone.e164(), Types.VARCHAR)
                .param("email", email == null ? null : email.value(), Types.VARCHAR)
                .param("id", lead.id().value())
                .query(UUID.class)
                .optional()
                .map(LeadId::new);
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
