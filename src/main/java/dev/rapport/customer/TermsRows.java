package dev.rapport.customer;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import java.sql.Types;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How customers are served. */
@Component
class TermsRows {

    private final JdbcClient jdbc;

    TermsRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    CustomerTerms of(CustomerId id) {
        return jdbc.sql("select tier, language, contract from customer where id = :id")
                .param("id", id.value())
                .query((row, number) ->
                        new CustomerTerms(row.getString("tier"), row.getString("language"), row.getString("contract")))
                .single();
    }

    /** Terms, and who wrote them when, as far as that is known. */
    record Written(
            CustomerTerms terms,
            @Nullable UserId by,
            @Nullable Instant at) {}

    /** The terms, kept from others until the transaction ends. */
    Written locked(CustomerId id) {
        return jdbc.sql("""
                        select tier, language, contract, terms_by, terms_at
                        from customer
                        where id = :id
                        for no key update
                        """)
                .param("id", id.value())
                .query((row, number) -> new Written(
                        new CustomerTerms(row.getString("tier"), row.getString("language"), row.getString("contract")),
                        CustomerRows.owner(row.getObject("terms_by", UUID.class)),
                        Instants.instantOrNull(row, "terms_at")))
                .single();
    }

    boolean change(CustomerId id, CustomerTerms terms, @Nullable UserId by, Instant at) {
        return jdbc.sql("""
                        update customer
                        set tier = :tier,
                            language = :language,
                            contract = :contract,
                            terms_by = :by,
                            terms_at = :at,
                            version = version + 1
                        where id = :id
                            and (tier, language, contract)
                                is distinct from (:tier, cast(:language as text), cast(:contract as text))
                        """)
                        .param("id", id.value())
                        .param("tier", terms.tier())
                        .param("language", terms.language(), Types.VARCHAR)
                        .param("contract", terms.contract(), Types.VARCHAR)
                        .param("by", by == null ? null : by.value(), Types.OTHER)
                        .param("at", Instants.utc(at))
                        .update()
                > 0;
    }
}
