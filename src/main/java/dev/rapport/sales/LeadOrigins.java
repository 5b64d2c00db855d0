package dev.rapport.sales;

import dev.rapport.cases.CaseOrigins;
import dev.rapport.platform.SubjectId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A lead came from whoever is behind its phone or e-mail address. */
@Component
class LeadOrigins implements CaseOrigins {

    private final JdbcClient jdbc;

    LeadOrigins(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<SubjectId> broughtBy(Collection<String> addresses, Collection<SubjectId> cases) {
        return new HashSet<>(jdbc.sql("""
            select id
            from lead
            where id = any(:cases)
                and (phone = any(:addresses) or lower(email) = any(:addresses))
            """)
                .param("cases", cases.stream().map(SubjectId::value).toArray(UUID[]::new))
                .param("addresses", addresses.toArray(String[]::new))
                .query((row, number) -> new SubjectId(row.getObject("id", UUID.class)))
                .list());
    }
}
