package dev.rapport.customer;

import dev.rapport.customer.CustomerEvent.ConsentGranted;
import dev.rapport.customer.CustomerEvent.ConsentWithdrawn;
import dev.rapport.customer.CustomerEvent.ConsentWithdrawnInFile;
import dev.rapport.customer.CustomerEvent.ContactAllowed;
import dev.rapport.customer.CustomerEvent.ContactForbidden;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    /**
     * Whether somebody else of the same address or number, in its normal form, said no there. Who is kept twice is not
     * asked twice; who said yes themselves is not bound by the other.
     */
    public boolean isForbiddenByAnother(CustomerId customer, String channel, String address) {
        return jdbc.sql("""
                        select exists (
                            select 1
                            from contact_point point
                            join customer other on other.id = point.customer_id
                            left join customer_consent no
                                on no.customer_id = other.id and no.channel = :channel
                            where point.kind in ('EMAIL', 'PHONE')
                                and point.value = :address
                                and other.id <> :customer
                                and (other.do_not_contact or not no.granted))
                            and not exists (
                                select 1
                                from customer_consent
                                where customer_id = :customer
                                    and channel = :channel
                                    and granted)
                        """)
                .param("customer", customer.value())
                .param("channel", channel)
                .param("address", address)
                .query(Boolean.class)
                .single();
    }

    /** Whether the customer agreed to be contacted on the channel, such as {@code phone} or {@code wecom}. */
    public boolean allows(CustomerId customer, String channel) {
        return standing(customer, channel) == ContactStanding.CONSENTED;
    }

    /**
     * What a customer said to a channel.
     *
     * @param file name of the file in which another system said it, with the line
     */
    public record Said(
            boolean granted, Instant at, @Nullable String file, long line) {}

    /** The channels that the customer said yes or no to. */
    public Map<String, Said> of(CustomerId customer) {
        var consents = new TreeMap<String, Said>();
        jdbc.sql("select channel, granted, changed_at, file, line from customer_consent where customer_id = :customer")
                .param("customer", customer.value())
                .query(row -> {
                    consents.put(
                            row.getString("channel"),
                            new Said(
                                    row.getBoolean("granted"),
                                    Instants.instant(row, "changed_at"),
                                    row.getString("file"),
                                    row.getLong("line")));
                });
        return consents;
    }

    /**
     * A no that another system or a lead had kept.
     *
     * @param file name of the file that said it, with the line; absent where a lead said it otherwise
     * @param at when it was told to us
     */
    public record Refusal(
            CustomerId customer, Channel channel, @Nullable String file, long line, Instant at) {}

    /**
     * Keeps what other systems say that customers forbade. What a customer decided later stands, and what was told before
     * is no news when it is told again.
     */
    @Transactional
    public void refuse(Collection<Refusal> refusals) {
        var once = new LinkedHashMap<List<Object>, Refusal>();
        refusals.forEach(refusal -> once.putIfAbsent(List.of(refusal.customer(), refusal.channel()), refusal));
        if (once.isEmpty()) return;
        var all = List.copyOf(once.values());
        jdbc
                .sql("""
                        insert into customer_consent as known (
                            customer_id, channel, granted, changed_at, source, file, line, told_at)
                        select customer_id, channel, false, told_at, source, file, line, told_at
                        from unnest(
                                cast(:customers as uuid[]), cast(:channels as text[]), cast(:sources as text[]),
                                cast(:files as text[]), cast(:lines as bigint[]), cast(:times as timestamptz[]))
                            as told (customer_id, channel, source, file, line, told_at)
                        order by customer_id, channel
                        on conflict (customer_id, channel) do update
                        set told_at = excluded.told_at,
                            (granted, changed_at, source, file, line) = (
                                select stands.granted, stands.changed_at, stands.source, stands.file, stands.line
                                from (
                                    values
                                        (known.granted, known.changed_at, known.source, known.file, known.line, 1),
                                        (false, excluded.told_at, excluded.source, excluded.file, excluded.line, 2))
                                    as stands (granted, changed_at, source, file, line, place)
                                where place = case when known.granted and known.changed_at <= excluded.told_at then 2 else 1 end)
                        where known.told_at is null
                        returning customer_id, channel, file, line, source <> 'person' and changed_at = told_at as withdrawn
                        """)
                .param(
                        "customers",
                        all.stream().map(one -> one.customer().value()).toArray(UUID[]::new))
                .param("channels", all.stream().map(one -> one.channel().word()).toArray(String[]::new))
                .param(
                        "sources",
                        all.stream()
                                .map(one -> one.file() == null ? "lead" : "import")
                                .toArray(String[]::new))
                .param("files", all.stream().map(Refusal::file).toArray(String[]::new))
                .param("lines", all.stream().map(Refusal::line).toArray(Long[]::new))
                .param("times", all.stream().map(one -> one.at().toString()).toArray(String[]::new))
                .query((row, number) -> row.getBoolean("withdrawn") ? withdrawn(row) : null)
                .list()
                .stream()
                .filter(Objects::nonNull)
                .forEach(events::publishEvent);
    }

    private CustomerEvent withdrawn(ResultSet row) throws SQLException {
        var subject = CustomerEvent.subjectOf(new CustomerId(row.getObject("customer_id", UUID.class)));
        var channel = row.getString("channel");
        var file = row.getString("file");
        return file == null
                ? new ConsentWithdrawn(Ids.next(), subject, clock.instant(), channel)
                : new ConsentWithdrawnInFile(Ids.next(), subject, clock.instant(), channel, file, row.getLong("line"));
    }

    /** A no is kept whatever the channel was once called. */
    @Transactional
    public void change(CustomerId customer, String said, boolean granted) {
        var channel = granted ? ContactChannels.require(said) : said;
        var changed = jdbc.sql("""
                        insert into customer_consent (customer_id, channel, granted, changed_at)
                        values (:customer, :channel, :granted, :at)
                        on conflict (customer_id, channel) do update
                        set granted = excluded.granted, changed_at = excluded.changed_at,
                            source = 'person', file = null, line = null
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
