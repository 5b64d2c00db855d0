package dev.rapport.contact.conversations;

import dev.rapport.customer.NewIdentity;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Word;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whom people said to write from ids of channels that know their people themselves, for many at once. An address is the word of
 * the channel and the id, as {@link dev.rapport.customer.AddressOwners#address} writes it.
 */
@Component
public class LinkedAddresses {

    private static final String LINKED = """
        linked_by is not null
            and customer_id is not null
            and conversation.channel = any(:identifying)
            and not exists (
                select
                from conversation as denied
                where denied.channel = conversation.channel
                    and denied.handle = conversation.handle
                    and denied.unlinked_at >= coalesce(conversation.linked_at, conversation.opened_at))
        """;

    /** Somebody said that a customer writes from somewhere, or that it is not them. */
    public record SenderSaid(CustomerId customer) {}

    private final JdbcClient jdbc;

    LinkedAddresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the addresses of which people said one customer only, and did not say later that it is not them. */
    public Map<String, CustomerId> of(Collection<String> addresses) {
        var linked = new HashMap<String, CustomerId>();
        jdbc.sql("""
                        select address, min(cast(customer_id as text)) as customer_id
                        from unnest(cast(:addresses as text[])) as address
                        join conversation
                            on conversation.channel = split_part(address, ' ', 1)
                                and conversation.handle = substr(address, strpos(address, ' ') + 1)
                        where {linked}
                        group by address
                        having count(distinct customer_id) = 1
                        """.replace("{linked}", LINKED))
                .param("addresses", addresses.stream().distinct().toArray(String[]::new))
                .param("identifying", identifying())
                .query(row -> {
                    linked.put(row.getString("address"), new CustomerId(UUID.fromString(row.getString("customer_id"))));
                });
        return linked;
    }

    /** From where people said that these customers write. */
    public List<String> addressesOf(Collection<CustomerId> customers) {
        return jdbc.sql("""
                        select distinct channel || ' ' || handle
                        from conversation
                        where customer_id = any(:customers)
                            and {linked}
                        """.replace("{linked}", LINKED))
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .param("identifying", identifying())
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static String[] identifying() {
        return NewIdentity.CHANNELS.stream().map(Word::word).toArray(String[]::new);
    }
}
