package dev.rapport.sla.clocks;

import dev.rapport.platform.SubjectId;
import dev.rapport.sla.SlaFacts;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the customers' records say that the policies look at: tier, language and contract. */
@Component
public class CustomerTerms {

    private static final String TERMS = """
            select s.id, c.tier, c.language, c.contract
            from subject s
            join customer_summary c on c.id = s.customer_id
            where s.id\
            """;

    private final JdbcClient jdbc;

    CustomerTerms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Facts as the record of the subject's customer has them; the same where it has no customer. */
    public SlaFacts of(SubjectId subject, SlaFacts facts) {
        return of(List.of(subject.value()))
                .getOrDefault(subject.value(), UnaryOperator.identity())
                .apply(facts);
    }

    /**
     * The same for many subjects in one query; those without a customer are left out. Of one it is not asked by a list,
     * for which the database makes a new plan each time.
     */
    public Map<UUID, UnaryOperator<SlaFacts>> of(Collection<UUID> subjects) {
        var query = subjects.size() == 1
                ? jdbc.sql(TERMS + " = :subject")
                        .param("subject", subjects.iterator().next())
                : jdbc.sql(TERMS + " = any(:subjects)").param("subjects", subjects.toArray(UUID[]::new));
        var found = new HashMap<UUID, UnaryOperator<SlaFacts>>();
        query.query(row -> {
            var tier = row.getString("tier");
            var language = row.getString("language");
            var contract = row.getString("contract");
            found.put(row.getObject("id", UUID.class), facts -> facts.servedAs(tier, language, contract));
        });
        return found;
    }
}
