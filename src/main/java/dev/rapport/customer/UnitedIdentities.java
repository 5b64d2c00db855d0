package dev.rapport.customer;

import dev.rapport.customer.ProfileChange.What;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Knows a person on one channel by another, where the platform itself has one id for them on both. */
@Component
public class UnitedIdentities {

    /** Channels of one platform, whose ids of one person across accounts are the same. */
    private static final List<Channel> ONE_PLATFORM = List.of(Channel.WECOM, Channel.WECHAT);

    private final IdentityRows rows;
    private final IdentityChanges changes;
    private final CustomerRows customers;
    private final ProfileHistory history;
    private final JdbcClient jdbc;
    private final Clock clock;

    UnitedIdentities(
            IdentityRows rows,
            IdentityChanges changes,
            CustomerRows customers,
            ProfileHistory history,
            JdbcClient jdbc,
            Clock clock) {
        this.rows = rows;
        this.changes = changes;
        this.customers = customers;
        this.history = history;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Customers of whom somebody said, surely or not, that they have that id across accounts. */
    public List<CustomerId> having(String unionid) {
        return found(unionid).stream().map(Found::customer).distinct().toList();
    }

    /** The only customer who has that id across accounts for sure has this identity as well from now on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<CustomerId> join(NewIdentity identity) {
        var unionid = identity.unionid();
        if (unionid == null || !ONE_PLATFORM.contains(identity.channel())) return Optional.empty();
        var fresh = KeptIdentity.of(Ids.next(), identity, clock.instant());
        rows.lock(fresh);
        var found = found(unionid);
        var customer = found.stream().map(Found::customer).distinct().toList();
        if (customer.size() != 1 || !found.stream().allMatch(Found::certain)) return Optional.empty();
        return mayHave(customer.getFirst(), fresh) ? Optional.of(add(customer.getFirst(), fresh)) : Optional.empty();
    }

    /** Nobody's yet: what somebody said of it before, surely or not, stands above the platform. */
    private boolean mayHave(CustomerId customer, KeptIdentity fresh) {
        return customers.hold(customer)
                && rows.of(customer).size() < NewCustomer.MOST
                && rows.of(customer).stream().noneMatch(one -> isSame(one, fresh))
                && rows.holder(fresh).filter(one -> !one.id().equals(customer)).isEmpty();
    }

    private static boolean isSame(KeptIdentity one, KeptIdentity other) {
        return one.channel().equals(other.channel()) && one.external().equals(other.external());
    }

    private CustomerId add(CustomerId customer, KeptIdentity fresh) {
        changes.put(customer, null, fresh);
        history.note(customer, What.IDENTITY, fresh.id().toString(), null, fresh);
        return customer;
    }

    private record Found(CustomerId customer, boolean certain) {}

    private List<Found> found(String unionid) {
        return jdbc.sql("""
                        select customer_id, certainty = 'KNOWN' as certain
                        from social_identity
                        where channel = any(:channels)
                            and unionid = :unionid
                        """)
                .param("channels", ONE_PLATFORM.stream().map(Channel::word).toArray(String[]::new))
                .param("unionid", unionid)
                .query((row, number) ->
                        new Found(new CustomerId(row.getObject("customer_id", UUID.class)), row.getBoolean("certain")))
                .list();
    }
}
