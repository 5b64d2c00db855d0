package dev.rapport.customer;

import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whose addresses are, for many at once. An address is written as one text, the kind or the channel and then the number, the
 * e-mail address or the id.
 */
@Component
public class AddressOwners {

    private final ContactPoints points;
    private final JdbcClient jdbc;

    AddressOwners(ContactPoints points, JdbcClient jdbc) {
        this.points = points;
        this.jdbc = jdbc;
    }

    /** The one text of an address, whatever way it was written. */
    public String address(Channel channel, String written) {
        if (NewIdentity.CHANNELS.contains(channel)) return channel.word() + " " + written;
        return points.whole(written)
                .map(point -> point.kind().name() + " " + point.value())
                .orElseGet(() -> channel.word() + " " + written);
    }

    /** Those of the addresses that are a single customer's, and theirs for sure. */
    public Map<String, CustomerId> of(Collection<String> addresses) {
        var asked = List.copyOf(Set.copyOf(addresses));
        var owners = new HashMap<String, CustomerId>();
        jdbc.sql("""
                        with asked as (
                            select *
                            from unnest(cast(:kinds as text[]), cast(:values as text[])) as address (kind, value))
                        select kind, value, min(cast(customer_id as text)) as customer_id
                        from (
                            select asked.kind, asked.value, point.customer_id, true as certain
                            from asked
                            join contact_point point on point.kind = asked.kind and point.value = asked.value
                            union all
                            select asked.kind, asked.value, identity.customer_id, identity.certainty = 'KNOWN'
                            from asked
                            join social_identity identity
                                on identity.channel = asked.kind and identity.external = asked.value) as found
                        group by kind, value
                        having count(distinct customer_id) = 1 and bool_and(certain)
                        """)
                .param("kinds", asked.stream().map(AddressOwners::kind).toArray(String[]::new))
                .param("values", asked.stream().map(AddressOwners::value).toArray(String[]::new))
                .query(row -> {
                    owners.put(
                            row.getString("kind") + " " + row.getString("value"),
                            new CustomerId(UUID.fromString(row.getString("customer_id"))));
                });
        return owners;
    }

    /** All addresses that customers have, sure or not. */
    public List<String> addressesOf(Collection<CustomerId> customers) {
        return jdbc.sql("""
                        select kind || ' ' || value
                        from contact_point
                        where customer_id = any(:customers)
                        union
                        select channel || ' ' || external
                        from social_identity
                        where customer_id = any(:customers)
                        """)
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static String kind(String address) {
        return address.substring(0, address.indexOf(' '));
    }

    private static String value(String address) {
        return address.substring(address.indexOf(' ') + 1);
    }
}
