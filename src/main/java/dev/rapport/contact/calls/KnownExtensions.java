package dev.rapport.contact.calls;

import dev.rapport.platform.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** For adapters: which extensions of a telephone system are somebody's. */
@Component
public class KnownExtensions {

    /** A telephone of somebody. */
    record Telephone(UUID account, String extension) {}

    private final JdbcClient jdbc;

    KnownExtensions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Set<String> of(UUID account) {
        return Set.copyOf(jdbc.sql("select extension from phone_extension where account_id = :account")
                .param("account", account)
                .query(String.class)
                .list());
    }

    /** Those of a person in some accounts, in the order of their extensions. */
    List<Telephone> of(UserId person, Collection<UUID> accounts) {
        return jdbc.sql("""
            select account_id, extension
            from phone_extension
            where user_id = :person
                and account_id = any(:accounts)
            order by extension, account_id
            """)
                .param("person", person.value())
                .param("accounts", accounts.toArray(UUID[]::new))
                .query((row, number) ->
                        new Telephone(row.getObject("account_id", UUID.class), row.getString("extension")))
                .list();
    }
}
