package dev.rapport.customer;

import dev.rapport.customer.CustomerEvent.ConsentGiven;
import dev.rapport.customer.CustomerEvent.ConsentGranted;
import dev.rapport.customer.CustomerEvent.ConsentNotTheirs;
import dev.rapport.customer.CustomerEvent.ConsentRefused;
import dev.rapport.customer.CustomerEvent.ConsentWithdrawn;
import dev.rapport.customer.CustomerEvent.ConsentWithdrawnInFile;
import dev.rapport.customer.CustomerEvent.ContactAllowed;
import dev.rapport.customer.CustomerEvent.ContactForbidden;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.platform.Word;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What customers allow: by purpose and channel, and "do not contact" above all. The one place that knows what stands. */
@Component
public class Consents {

    private static final String[] OF_CONTACT =
            Purpose.OF_CONTACT.stream().map(Purpose::word).toArray(String[]::new);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final AskedConsents asked;

    Consents(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events, AskedConsents asked) {
        this.asked = asked;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** Who says yes by e-mail may have confirmed it at one address: who sends asks with it. */
    public ContactStanding standing(CustomerId customer, Purpose purpose, String channel) {
        return standings(List.of(customer), purpose, channel).getOrDefault(customer, ContactStanding.NO_CONSENT);
    }

    /** The same at one address, in its normal form: what was confirmed by mail is a yes to mails there alone. */
    public ContactStanding standing(CustomerId customer, Purpose purpose, String channel, String address) {
        return standings(List.of(customer), purpose, channel, address)
                .getOrDefault(customer, ContactStanding.NO_CONSENT);
    }

    /** Whether the customer does not want to be evaluated. */
    public boolean isEvaluationRefused(CustomerId customer) {
        return jdbc.sql("""
                        select exists (
                            select
                            from customer_consent
                            where customer_id = :customer
                                and purpose = :purpose
                                and not granted)
                        """)
                .param("customer", customer.value())
                .param("purpose", Purpose.PROFILING.word())
                .query(Boolean.class)
                .single();
    }

    /** As {@link #standing}, for many customers in one query. */
    public Map<CustomerId, ContactStanding> standings(
            Collection<CustomerId> customers, Purpose purpose, String channel) {
        return standings(customers, purpose, channel, null);
    }

    private Map<CustomerId, ContactStanding> standings(
            Collection<CustomerId> customers, Purpose purpose, String channel, @Nullable String address) {
        var standings = new HashMap<CustomerId, ContactStanding>();
        jdbc.sql("""
                        select customer.id,
                            case
                                when customer.do_not_contact then 'DO_NOT_CONTACT'
                                when not consent.granted then 'SAID_NO'
                                when consent.granted
                                    and (consent.expires_at is null or consent.expires_at > :now)
                                    and (consent.address is null
                                        or consent.address = coalesce(:address, consent.address) and %s) then 'CONSENTED'
                                else 'NO_CONSENT'
                            end as standing
                        from customer
                        left join customer_consent consent
                            on consent.customer_id = customer.id
                            and consent.purpose = :purpose
                            and consent.channel = :channel
                        where customer.id = any(:customers)
                        """.formatted(ConfirmedAddresses.isTheirs("consent")))
                .param("address", address, Types.VARCHAR)
                .param("today", LocalDate.now(clock))
                .param("now", Instants.utc(clock.instant()))
                .param("purpose", purpose.word())
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
    public boolean isForbiddenByAnother(CustomerId customer, Purpose purpose, String channel, String address) {
        return jdbc.sql("""
                        select exists (
                            select 1
                            from contact_point point
                            join customer other on other.id = point.customer_id
                            left join customer_consent no
                                on no.customer_id = other.id
                                and no.purpose = :purpose
                                and no.channel = :channel
                            where point.kind in ('EMAIL', 'PHONE')
                                and point.value = :address
                                and other.id <> :customer
                                and (other.do_not_contact or not no.granted))
                            and not exists (
                                select 1
                                from customer_consent
                                where customer_id = :customer
                                    and purpose = :purpose
                                    and channel = :channel
                                    and granted
                                    and (address is null or address = :address)
                                    and (expires_at is null or expires_at > :now))
                        """)
                .param("customer", customer.value())
                .param("purpose", purpose.word())
                .param("channel", channel)
                .param("address", address)
                .param("now", Instants.utc(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    /** Those of addresses, in their normal form, where somebody said no. */
    public Set<String> forbidden(Collection<String> addresses, Purpose purpose, String channel) {
        return Set.copyOf(jdbc.sql("""
                        select distinct point.value
                        from contact_point point
                        join customer on customer.id = point.customer_id
                        left join customer_consent no
                            on no.customer_id = customer.id
                            and no.purpose = :purpose
                            and no.channel = :channel
                        where point.kind = 'EMAIL'
                            and point.value = any(:addresses)
                            and (customer.do_not_contact or not no.granted)
                        """)
                .param("purpose", purpose.word())
                .param("channel", channel)
                .param("addresses", addresses.toArray(String[]::new))
                .query((row, number) -> row.getString(1))
                .list());
    }

    /** Whether the customer agreed to marketing on the channel, such as {@code phone} or {@code wecom}. */
    public boolean allows(CustomerId customer, String channel) {
        return standing(customer, Purpose.MARKETING, channel) == ContactStanding.CONSENTED;
    }

    /**
     * What a customer said to a channel.
     *
     * @param file name of the file in which another system said it, with the line
     */
    public record Said(
            boolean granted, Instant at, @Nullable String file, long line) {}

    /** The channels on which the customer said yes or no to marketing. A yes whose time is over says nothing. */
    public Map<String, Said> of(CustomerId customer) {
        var consents = new TreeMap<String, Said>();
        for (var kept : all(customer))
            if (kept.purpose() == Purpose.MARKETING && kept.channel() != null && !kept.ended())
                consents.put(kept.channel(), new Said(kept.granted(), kept.at(), kept.file(), kept.line()));
        return consents;
    }

    /** All that the customer said, by purpose. */
    public List<KeptConsent> all(CustomerId customer) {
        return jdbc.sql("""
                        select *,
                            granted and (expires_at <= :now or address is not null and not %s) is true as ended
                        from customer_consent consent
                        where customer_id = :customer
                        order by array_position(array['service', 'marketing', 'newsletter', 'profiling'], purpose), channel
                        """.formatted(ConfirmedAddresses.isTheirs("consent")))
                .param("today", LocalDate.now(clock))
                .param("now", Instants.utc(clock.instant()))
                .param("customer", customer.value())
                .query(Consents::read)
                .list();
    }

    private static KeptConsent read(ResultSet row, int number) throws SQLException {
        var channel = row.getString("channel");
        var by = row.getObject("said_by", UUID.class);
        var address = row.getString("address");
        return new KeptConsent(
                Word.parse(Purpose.class, row.getString("purpose")),
                channel.equals(ConsentStatement.ALL) ? null : channel,
                row.getBoolean("granted"),
                row.getBoolean("ended"),
                Word.parse(ConsentSource.class, row.getString("source")),
                Instants.instant(row, "changed_at"),
                Instants.instantOrNull(row, "given_at"),
                Instants.instantOrNull(row, "confirmed_at"),
                address == null ? null : EmailAddress.read(address).masked(),
                row.getObject("wording", Integer.class),
                Instants.instantOrNull(row, "expires_at"),
                row.getString("file"),
                row.getLong("line"),
                by == null ? null : new UserId(by));
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
     * Keeps what other systems say that customers forbade, whatever for. What a customer decided later stands, and what was told before
     * is no news when it is told again.
     */
    @Transactional
    public void refuse(Collection<Refusal> refusals) {
        var once = new LinkedHashMap<List<Object>, Refusal>();
        refusals.forEach(refusal -> once.putIfAbsent(List.of(refusal.customer(), refusal.channel()), refusal));
        if (once.isEmpty()) return;
        var all = List.copyOf(once.values());
        asked.lock(all.stream().map(Refusal::customer).distinct().toList());
        asked.stop(
                all.stream()
                        .filter(one -> one.channel() == Channel.EMAIL)
                        .map(Refusal::customer)
                        .toList(),
                Purpose.OF_CONTACT,
                null);
        jdbc
                .sql("""
                        insert into customer_consent as known (
                            customer_id, purpose, channel, granted, changed_at, source, file, line, told_at)
                        select customer_id, purpose, channel, false, told_at, source, file, line, told_at
                        from unnest(
                                cast(:customers as uuid[]), cast(:channels as text[]), cast(:sources as text[]),
                                cast(:files as text[]), cast(:lines as bigint[]), cast(:times as timestamptz[]))
                            as told (customer_id, channel, source, file, line, told_at)
                        cross join unnest(cast(:purposes as text[])) as purpose
                        order by customer_id, purpose, channel
                        on conflict (customer_id, purpose, channel) do update
                        set told_at = excluded.told_at,
                            (granted, changed_at, source, file, line, said_by) = (
                                select stands.granted, stands.changed_at, stands.source, stands.file, stands.line, stands.said_by
                                from (
                                    values
                                        (known.granted, known.changed_at, known.source, known.file, known.line, known.said_by, 1),
                                        (false, excluded.told_at, excluded.source, excluded.file, excluded.line, null, 2))
                                    as stands (granted, changed_at, source, file, line, said_by, place)
                                where place = case when known.granted and known.changed_at <= excluded.told_at then 2 else 1 end)
                        where known.told_at is null
                        returning customer_id, channel, file, line, source in ('import', 'lead') and changed_at = told_at as withdrawn
                        """)
                .param("purposes", OF_CONTACT)
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
                .query((row, number) -> row.getBoolean("withdrawn") ? Withdrawn.read(row) : null)
                .list()
                .stream()
                .filter(Objects::nonNull)
                .distinct()
                .map(this::withdrawn)
                .forEach(events::publishEvent);
    }

    /** One for all purposes. */
    private record Withdrawn(
            CustomerId customer, String channel, @Nullable String file, long line) {

        static Withdrawn read(ResultSet row) throws SQLException {
            return new Withdrawn(
                    new CustomerId(row.getObject("customer_id", UUID.class)),
                    row.getString("channel"),
                    row.getString("file"),
                    row.getLong("line"));
        }
    }

    private CustomerEvent withdrawn(Withdrawn no) {
        var subject = CustomerEvent.subjectOf(no.customer());
        return no.file() == null
                ? new ConsentWithdrawn(Ids.next(), subject, clock.instant(), no.channel())
                : new ConsentWithdrawnInFile(Ids.next(), subject, clock.instant(), no.channel(), no.file(), no.line());
    }

    /**
     * What a customer says of a channel as such: a no whatever for, kept whatever the channel was once called; a yes to
     * service and marketing, which is what is asked for then. Marketing by e-mail is to be confirmed, where there is an address.
     */
    @Transactional
    public void change(CustomerId customer, String said, boolean granted) {
        var channel = granted ? ContactChannels.require(said) : said;
        asked.lock(List.of(customer));
        if (!granted) asked.stop(List.of(customer), Purpose.OF_CONTACT, channel);
        else if (isToBeAsked(customer, channel)) asked.ask(customer, yesToMarketing(), null, null);
        var changed = jdbc.sql("""
                        insert into customer_consent (customer_id, purpose, channel, granted, changed_at, given_at)
                        select :customer, purpose, :channel, :granted, :at, case when :granted then :at end
                        from unnest(cast(:purposes as text[])) as purpose
                        on conflict (customer_id, purpose, channel) do update
                        set granted = excluded.granted, changed_at = excluded.changed_at,
                            source = 'person', file = null, line = null, said_by = null,
                            given_at = coalesce(excluded.given_at, customer_consent.given_at),
                            wording = case when not excluded.granted then customer_consent.wording end,
                            expires_at = case when not excluded.granted then customer_consent.expires_at end
                        where customer_consent.granted <> excluded.granted
                            or excluded.granted and customer_consent.expires_at <= :at
                        """)
                .param("customer", customer.value())
                .param("channel", channel)
                .param("granted", granted)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("purposes", granted ? meantByYes(channel) : OF_CONTACT)
                .update();
        if (changed == 0) return;
        var subject = CustomerEvent.subjectOf(customer);
        events.publishEvent(
                granted
                        ? new ConsentGranted(Ids.next(), subject, clock.instant(), channel)
                        : new ConsentWithdrawn(Ids.next(), subject, clock.instant(), channel));
    }

    private static String[] meantByYes(String channel) {
        return channel.equals(Channel.EMAIL.word())
                ? new String[] {Purpose.SERVICE.word()}
                : new String[] {Purpose.SERVICE.word(), Purpose.MARKETING.word()};
    }

    private boolean isToBeAsked(CustomerId customer, String channel) {
        return channel.equals(Channel.EMAIL.word())
                && !Set.of(ContactStanding.CONSENTED, ContactStanding.DO_NOT_CONTACT)
                        .contains(standing(customer, Purpose.MARKETING, channel))
                && asked.address(customer, null).isPresent();
    }

    private ConsentStatement yesToMarketing() {
        return new ConsentStatement(
                Purpose.MARKETING, Channel.EMAIL.word(), true, ConsentSource.PERSON, null, clock.instant(), null);
    }

    /**
     * Keeps what a customer said to one purpose; the wording and the end of a yes that is withdrawn stay known. Refused when
     * they said something else later. A yes to advertising by e-mail is kept once the customer confirmed it.
     *
     * @param by who writes it down
     */
    @Transactional
    public void say(CustomerId customer, ConsentStatement statement, @Nullable UserId by) {
        say(customer, statement, null, by);
    }

    /** @param address where it was said, and is to be confirmed; the one known longest if absent */
    @Transactional
    public void say(
            CustomerId customer, ConsentStatement statement, @Nullable EmailAddress address, @Nullable UserId by) {
        var said = statement.heardAt(clock.instant());
        if (said.isToBeConfirmed()) asked.ask(customer, said, address, by);
        else keep(customer, said, null, null, by);
    }

    /** Whether the customer could be asked there to confirm a yes, which would be news, and is not asked just this already. */
    public boolean mayBeAsked(CustomerId customer, ConsentStatement said, EmailAddress address) {
        return standing(customer, said.purpose(), Channel.EMAIL.word(), address.value()) == ContactStanding.NO_CONSENT
                && asked.address(customer, address).isPresent()
                && !asked.isAsked(customer, said, address);
    }

    /** The yes counts from now on; it is of the wording that was mailed. */
    void confirmed(ConsentRequest request, Instant at) {
        keep(
                request.customer(),
                new ConsentStatement(
                        request.purpose(),
                        Channel.EMAIL.word(),
                        true,
                        request.source(),
                        request.wording(),
                        at,
                        request.until()),
                at,
                request.address(),
                request.by());
    }

    /** Whoever reads the address said no there. */
    void declined(ConsentRequest request, Instant at) {
        keep(
                request.customer(),
                new ConsentStatement(
                        request.purpose(), Channel.EMAIL.word(), false, ConsentSource.CONFIRMATION, null, at, null),
                null,
                null,
                null);
    }

    /** @param address where it was confirmed */
    private void keep(
            CustomerId customer,
            ConsentStatement said,
            @Nullable Instant confirmed,
            @Nullable String address,
            @Nullable UserId by) {
        asked.lock(List.of(customer));
        var channel = said.keptChannel();
        var at = Objects.requireNonNull(said.at());
        var changed = jdbc.sql("""
            insert into customer_consent (
                customer_id, purpose, channel, granted, changed_at, source, given_at, confirmed_at, address,
                wording, expires_at, said_by)
            values (
                :customer, :purpose, :channel, :granted, :at, :source, case when :granted then :at end,
                :confirmed, :address, :wording, :until, :by)
            on conflict (customer_id, purpose, channel) do update
            set granted = excluded.granted, changed_at = excluded.changed_at, source = excluded.source,
                file = null, line = null, said_by = excluded.said_by,
                given_at = coalesce(excluded.given_at, customer_consent.given_at),
                confirmed_at = case
                    when excluded.granted then excluded.confirmed_at else customer_consent.confirmed_at end,
                address = case when excluded.granted then excluded.address else customer_consent.address end,
                wording = case when excluded.granted then excluded.wording else customer_consent.wording end,
                expires_at = case when excluded.granted then excluded.expires_at else customer_consent.expires_at end
            where customer_consent.changed_at <= excluded.changed_at
            """)
                .param("customer", customer.value())
                .param("purpose", said.purpose().word())
                .param("channel", channel)
                .param("granted", said.granted())
                .param("at", Instants.utc(at))
                .param("source", said.source().word())
                .param("confirmed", Instants.utcOrNull(confirmed), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("address", address, Types.VARCHAR)
                .param("wording", said.wording(), Types.INTEGER)
                .param("until", Instants.utcOrNull(said.until()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .update();
        if (changed == 0) throw Refused.conflict("consent.said-later");
        if (!said.granted()) asked.stop(List.of(customer), List.of(said.purpose()), channel);
        events.publishEvent(event(CustomerEvent.subjectOf(customer), said, channel));
    }

    /** It was not this customer who said so: nothing is kept of it, unless they said something else since. */
    @Transactional
    public void wasAnother(CustomerId customer, ConsentStatement said) {
        asked.lock(List.of(customer));
        var gone = takeBack(customer, said);
        if (said.isToBeConfirmed()) for (var request : asked.wasAnother(customer, said)) gone += takeBack(request);
        if (gone == 0) return;
        events.publishEvent(new ConsentNotTheirs(
                Ids.next(), CustomerEvent.subjectOf(customer), clock.instant(), said.purpose(), said.keptChannel()));
    }

    private int takeBack(CustomerId customer, ConsentStatement said) {
        return jdbc.sql("""
            delete from customer_consent
            where customer_id = :customer
                and purpose = :purpose
                and channel = :channel
                and granted = :granted
                and source = :source
                and confirmed_at is null
                and changed_at = :at
            """)
                .param("customer", customer.value())
                .param("purpose", said.purpose().word())
                .param("channel", said.keptChannel())
                .param("granted", said.granted())
                .param("source", said.source().word())
                .param("at", Instants.utc(Objects.requireNonNull(said.at())))
                .update();
    }

    private int takeBack(ConsentRequest confirmed) {
        return jdbc.sql("""
            delete from customer_consent
            where customer_id = :customer
                and purpose = :purpose
                and channel = 'email'
                and granted
                and address = :address
                and confirmed_at = :at
            """)
                .param("customer", confirmed.customer().value())
                .param("purpose", confirmed.purpose().word())
                .param("address", confirmed.address())
                .param("at", Instants.utcOrNull(confirmed.endedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    private CustomerEvent event(SubjectId subject, ConsentStatement said, String channel) {
        if (!said.granted())
            return new ConsentRefused(Ids.next(), subject, clock.instant(), said.purpose(), channel, said.source());
        return new ConsentGiven(
                Ids.next(),
                subject,
                clock.instant(),
                said.purpose(),
                channel,
                said.source(),
                said.wording() == null ? "–" : String.valueOf(said.wording()),
                said.until());
    }

    /** What a customer says who objects to advertising and to being evaluated: a no on every channel. */
    @Transactional
    public void object(CustomerId customer) {
        for (var channel : ContactChannels.ALL) {
            no(customer, Purpose.MARKETING, channel.word());
            no(customer, Purpose.NEWSLETTER, channel.word());
        }
        no(customer, Purpose.PROFILING, null);
    }

    private void no(CustomerId customer, Purpose purpose, @Nullable String channel) {
        say(customer, new ConsentStatement(purpose, channel, false, ConsentSource.PERSON, null, null, null), null);
    }

    /** Forbids, or allows again, every contact that the customer did not ask for. */
    @Transactional
    public void forbidContact(CustomerId customer, boolean forbidden) {
        asked.lock(List.of(customer));
        var changed = jdbc.sql("""
                        update customer
                        set do_not_contact = :forbidden, version = version + 1
                        where id = :customer and do_not_contact <> :forbidden
                        """)
                .param("customer", customer.value())
                .param("forbidden", forbidden)
                .update();
        if (changed == 0) return;
        if (forbidden) asked.stopAll(customer);
        var subject = CustomerEvent.subjectOf(customer);
        events.publishEvent(
                forbidden
                        ? new ContactForbidden(Ids.next(), subject, clock.instant())
                        : new ContactAllowed(Ids.next(), subject, clock.instant()));
    }
}
