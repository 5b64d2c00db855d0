package dev.rapport.customer;

import dev.rapport.customer.CustomerEvent.ConsentGranted;
import dev.rapport.customer.CustomerEvent.ConsentWithdrawn;
import dev.rapport.customer.CustomerEvent.ContactAllowed;
import dev.rapport.customer.CustomerEvent.ContactForbidden;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What customers allow: contact by channel, and "do not contact" above all channels. */
@Component
public class Consents {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Consents(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    public ContactStanding standing(CustomerId customer, String channel) {
        return standings(List.of(customer), channel).getOrDefault(customer, ContactStanding.NO_CONSENT);
    }

    /** As {@link #standing}, for many customers in one query. */
    public Map<CustomerId, ContactStanding> standings(Collection<CustomerId> customers, String channel) {
        var standings = new HashMap<CustomerId, ContactStanding>();
        jdbc.sql("""
                        select customer.id,
                            case
                                when customer.do_not_contact then 'DO_NOT_CONTACT'
                                when consent.granted then 'CONSENTED'
                                when not consent.granted then 'SAID_NO'
                                else 'NO_CONSENT'
                            end as standing
                        from customer
                        left join customer_consent consent
                            on consent.customer_id = customer.id and consent.channel = :channel
                        where customer.id = any(:customers)
                        """)
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .param("channel", channel)
                .query(row -> {
                    standings.put(
                            new CustomerId(row.getObject("id", UUID.class)),
                            ContactStanding.valueOf(row.getString("standing")));
                });
        return standings;
    }

    /** Whether the customer agreed to be contacted on the channel, such as {@code phone} or {@code wecom}. */
    public boolean allows(CustomerId customer, String channel) {
        return standing(customer, channel) == ContactStanding.CONSENTED;
    }

    /** The channels that the customer said yes or no to. */
    public Map<String, Boolean> of(CustomerId customer) {
        var consents = new TreeMap<String, Boolean>();
        jdbc.sql("select channel, granted from customer_consent where customer_id = :customer")
                .param("customer", customer.value())
                .query(row -> {
                    consents.put(row.getString("channel"), row.getBoolean("granted"));
                });
        return consents;
    }

    /** A no is kept whatever the channel was once called. */
    @Transactional
    public void change(CustomerId customer, String said, boolean granted) {
        var channel = granted ? ContactChannels.require(said) : said;
        var changed = jdbc.sql("""
                        insert into customer_consent (customer_id, channel, granted, changed_at)
                        values (:customer, :channel, :granted, :at)
                        on conflict (customer_id, channel) do update
                        set granted = excluded.granted, changed_at = excluded.changed_at
                        where customer_consent.granted <> excluded.granted
                        """)
                .param("customer", customer.value())
                .param("channel", channel)
                .param("granted", granted)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (changed == 0) return;
        var subject = CustomerEvent.subjectOf(customer);
        events.publishEvent(
                granted
                        ? new ConsentGranted(Ids.next(), subject, clock.instant(), channel)
                        : new ConsentWithdrawn(Ids.next(), subject, clock.instant(), channel));
    }

    /** Forbids, or allows again, every contact that the customer did not ask for. */
    @Transactional
    public void forbidContact(CustomerId customer, boolean forbidden) {
        var changed = jdbc.sql("""
                        update customer
                        set do_not_contact = :forbidden, version = version + 1
                        where id = :customer and do_not_contact <> :forbidden
                        """)
                .param("customer", customer.value())
                .param("forbidden", forbidden)
                .update();
        if (changed == 0) return;
        var subject = CustomerEvent.subjectOf(customer);
        events.publishEvent(
                forbidden
                        ? new ContactForbidden(Ids.next(), subject, clock.instant())
                        : new ContactAllowed(Ids.next(), subject, clock.instant()));
    }
}
