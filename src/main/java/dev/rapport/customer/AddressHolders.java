package dev.rapport.customer;

import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose an address, a number or an id of another platform is: for what hears of somebody by nothing else. */
@Component
public class AddressHolders {

    private static final int MOST = 20;

    /**
     * A customer whose it is.
     *
     * @param keys the names they are known by, now and before, as {@link NameKey} compares them
     * @param isCertain whether it is theirs for sure
     */
    public record Holder(CustomerId id, boolean isPerson, Set<String> keys, boolean isCertain) {

        /** Whether they go by that name. */
        public boolean isCalled(String name) {
            return keys.contains(NameKey.of(name).text());
        }
    }

    private final ContactPoints points;
    private final JdbcClient jdbc;

    AddressHolders(ContactPoints points, JdbcClient jdbc) {
        this.points = points;
        this.jdbc = jdbc;
    }

    /** Those known longest first; nobody where it is no address of the channel. */
    public List<Holder> of(Channel channel, String address) {
        return NewIdentity.CHANNELS.contains(channel) ? identified(channel, address) : reached(address);
    }

    private List<Holder> reached(String address) {
        return points.whole(address).stream()
                .flatMap(point -> holders("""
                        select customer_id, true as certain
                        from contact_point
                        where kind = :kind
                            and value = :value
                        """, point.kind().name(), point.value()))
                .toList();
    }

    private List<Holder> identified(Channel channel, String external) {
        return holders("""
                select customer_id, certainty = 'KNOWN' as certain
                from social_identity
                where channel = :kind
                    and external = :value
                """, channel.word(), external).toList();
    }

    private Stream<Holder> holders(String found, String kind, String value) {
        return jdbc
                .sql("""
                        select customer.id, customer.kind, bool_or(found.certain) as certain,
                            array_agg(customer.name_key) || array(
                                select name_key from customer_alias where canonical_id = customer.id) as keys
                        from (%s) as found
                        join customer on customer.id = found.customer_id
                        group by customer.id
                        order by customer.created_at, customer.id
                        limit :most
                        """.formatted(found))
                .param("kind", kind)
                .param("value", value)
                .param("most", MOST)
                .query((row, number) -> new Holder(
                        new CustomerId(row.getObject("id", UUID.class)),
                        row.getString("kind").equals(NewCustomer.Kind.PERSON.name()),
                        Set.copyOf(Stream.of((Object[]) row.getArray("keys").getArray())
                                .filter(Objects::nonNull)
                                .map(Object::toString)
                                .toList()),
                        row.getBoolean("certain")))
                .list()
                .stream();
    }
}
