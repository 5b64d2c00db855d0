package dev.rapport.contact;

import dev.rapport.cases.CaseOrigins;
import dev.rapport.platform.SubjectId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A case came from where a carrier first heard of it. */
@Component
class MessageOrigins implements CaseOrigins {

    private final JdbcClient jdbc;

    MessageOrigins(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<SubjectId> broughtBy(Collection<String> addresses, Collection<SubjectId> cases) {
        return new HashSet<>(jdbc.sql("""
            select subject_id
            from (
                select distinct on (subject_id) subject_id, heard_from
                from message
                where subject_id = any(:cases)
                    and heard_from is not null
                order by subject_id, at, id) as first
            where lower(heard_from) = any(:addresses)
            """)
                .param("cases", cases.stream().map(SubjectId::value).toArray(UUID[]::new))
                .param("addresses", addresses.toArray(String[]::new))
                .query((row, number) -> new SubjectId(row.getObject("subject_id", UUID.class)))
                .list());
    }
}
