package dev.rapport.privacy.holds;

import dev.rapport.cases.Subject;
import dev.rapport.cases.Subjects;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.KeptByHold;
import dev.rapport.platform.SubjectId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells what stays for a hold that nobody lifted, as {@link HoldsOfCustomers} keeps it. */
@Component
class KeptRows implements KeptByHold {

    private final JdbcClient jdbc;
    private final Subjects subjects;

    KeptRows(JdbcClient jdbc, Subjects subjects) {
        this.jdbc = jdbc;
        this.subjects = subjects;
    }

    @Override
    public Set<SubjectId> cases(Collection<SubjectId> cases) {
        if (cases.isEmpty()) return Set.of();
        var kept = new HashSet<>(jdbc.sql("""
            select distinct subject_id
            from legal_hold
            where subject_id = any(:cases)
                and lifted_at is null
            """)
                .param("cases", cases.stream().map(SubjectId::value).toArray(UUID[]::new))
                .query((row, number) -> new SubjectId(row.getObject("subject_id", UUID.class)))
                .list());
        var all = subjects.find(Set.copyOf(cases)).values();
        var under = customers(
                all.stream().flatMap(one -> Stream.ofNullable(one.customer())).toList());
        all.stream()
                .filter(one -> one.customer() != null && under.contains(one.customer()))
                .map(Subject::id)
                .forEach(kept::add);
        return kept;
    }

    /** A hold on a case names the customer too. */
    @Override
    public Set<CustomerId> customers(Collection<CustomerId> customers) {
        if (customers.isEmpty()) return Set.of();
        return jdbc.sql("""
            select distinct customer_id
            from legal_hold
            where customer_id = any(:customers)
                and lifted_at is null
            """)
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query((row, number) -> new CustomerId(row.getObject("customer_id", UUID.class)))
                .set();
    }
}
