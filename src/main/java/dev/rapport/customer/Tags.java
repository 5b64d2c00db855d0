package dev.rapport.customer;

import dev.rapport.access.Access;
import dev.rapport.access.Person;
import dev.rapport.customer.CustomerEvent.TagAdded;
import dev.rapport.customer.CustomerEvent.TagRemoved;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Together;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tags of customers, put on by hand or by a rule. */
@Component
public class Tags {

    /**
     * A word on a customer.
     *
     * @param source who or what put it there: {@code hand}, or the name of a rule or process
     * @param expiresAt from when on it no longer counts
     */
    public record Tag(String word, String source, @Nullable Instant expiresAt) {}

    /** The source of tags that a person put on. */
    public static final String BY_HAND = "hand";

    /** The source of tags that the rulebook put on, which is its name. */
    public static final String BY_RULE = "tagging";

    /** A tag of a customer as it is kept. */
    public record Kept(
            CustomerId customer,
            String word,
            String source,
            Instant addedAt,
            @Nullable Instant expiresAt) {}

    private static final int LONGEST = 60;
    private static final int MOST_OFFERED = 300;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final RuleOverrides overrides;
    private final Access access;

    Tags(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events, RuleOverrides overrides, Access access) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.overrides = overrides;
        this.access = access;
    }

    /** Tags that have not expired. */
    public List<Tag> of(CustomerId customer) {
        return jdbc.sql("""
                        select word, source, expires_at
                        from customer_tag
                        where customer_id = :customer
                        and (expires_at is null or expires_at > :now)
                        order by word
                        """)
                .param("customer", customer.value())
                .param("now", Instants.utc(clock.instant()))
                .query((row, i) -> {
                    var expiresAt = row.getObject("expires_at", OffsetDateTime.class);
                    return new Tag(
                            row.getString("word"),
                            row.getString("source"),
                            expiresAt == null ? null : expiresAt.toInstant());
                })
                .list();
    }

    private static final String KEPT = """
            select customer_id, word, source, added_at, expires_at
            from customer_tag
            where customer_id = any(:customers)
            """;

    /** Of these customers, with those that expired. */
    public List<Kept> of(Collection<CustomerId> customers) {
        return jdbc.sql(KEPT + "order by customer_id, word")
                .param("customers", ids(customers))
                .query(Tags::kept)
                .list();
    }

    /** Of these customers, those that expired and those without an expiry that were not set again since. */
    public List<Kept> outdated(Collection<CustomerId> customers, Instant oldBefore) {
        return jdbc.sql(KEPT + """
                            and (expires_at <= :now or expires_at is null and added_at <= :old)
                        order by customer_id, word
                        """)
                .param("customers", ids(customers))
                .param("now", Instants.utc(clock.instant()))
                .param("old", Instants.utc(oldBefore))
                .query(Tags::kept)
                .list();
    }

    /** They hold from now on, for as long as they were meant to at first; one that had expired already without an end. */
    @Transactional
    public void renew(Collection<Kept> tags, Instant now) {
        jdbc.sql("""
                        update customer_tag
                        set added_at = :now,
                            expires_at = case
                                when expires_at > added_at then cast(:now as timestamptz) + (expires_at - added_at)
                            end
                        from unnest(cast(:customers as uuid[]), cast(:words as text[])) as renewed (customer_id, word)
                        where customer_tag.customer_id = renewed.customer_id
                            and customer_tag.word = renewed.word
                        """)
                .param("now", Instants.utc(now))
                .param("customers", ids(tags.stream().map(Kept::customer).toList()))
                .param("words", words(tags))
                .update();
        tell(
                tags,
                tag -> new TagAdded(
                        Ids.next(), CustomerEvent.subjectOf(tag.customer()), now, tag.word(), tag.source()));
    }

    /** Those that the rulebook put on are not put on by it again. */
    @Transactional
    public void remove(Collection<Kept> tags) {
        var judged = tags.stream().filter(tag -> tag.source().equals(BY_RULE)).toList();
        overrides.refuseTags(
                judged.stream().map(Kept::customer).toList(),
                judged.stream().map(Kept::word).toList(),
                asker());
        jdbc.sql("""
                        delete from customer_tag
                        using unnest(cast(:customers as uuid[]), cast(:words as text[])) as removed (customer_id, word)
                        where customer_tag.customer_id = removed.customer_id
                            and customer_tag.word = removed.word
                        """)
                .param("customers", ids(tags.stream().map(Kept::customer).toList()))
                .param("words", words(tags))
                .update();
        var now = clock.instant();
        tell(tags, tag -> new TagRemoved(Ids.next(), CustomerEvent.subjectOf(tag.customer()), now, tag.word()));
    }

    /** Makes them what they were. */
    @Transactional
    public void putBack(Collection<Kept> tags) {
        overrides.allowTags(
                tags.stream().map(Kept::customer).toList(),
                tags.stream().map(Kept::word).toList());
        jdbc.sql("""
                        insert into customer_tag (customer_id, word, source, added_at, expires_at)
                        select *
                        from unnest(
                                cast(:customers as uuid[]), cast(:words as text[]), cast(:sources as text[]),
                                cast(:added as timestamptz[]), cast(:expires as timestamptz[]))
                        on conflict (customer_id, word) do update
                        set source = excluded.source, added_at = excluded.added_at, expires_at = excluded.expires_at
                        """)
                .param("customers", ids(tags.stream().map(Kept::customer).toList()))
                .param("words", words(tags))
                .param("sources", tags.stream().map(Kept::source).toArray(String[]::new))
                .param(
                        "added",
                        tags.stream().map(tag -> tag.addedAt().toString()).toArray(String[]::new))
                .param(
                        "expires",
                        tags.stream()
                                .map(tag -> tag.expiresAt() == null
                                        ? null
                                        : tag.expiresAt().toString())
                                .toArray(String[]::new))
                .update();
        var now = clock.instant();
        tell(
                tags,
                tag -> new TagAdded(
                        Ids.next(), CustomerEvent.subjectOf(tag.customer()), now, tag.word(), tag.source()));
    }

    private void tell(Collection<Kept> tags, Function<Kept, CustomerEvent> told) {
        Together.work(() -> {
            tags.forEach(tag -> events.publishEvent(told.apply(tag)));
            return List.of();
        });
    }

    /** All that customers have, in the order of the alphabet; each is found by one step in an index, however many have it. */
    List<String> inUse() {
        return jdbc.sql("""
                        with recursive used (word, place) as (
                            (select word, 1 from customer_tag order by word limit 1)
                            union all
                            select (select next.word from customer_tag next where next.word > used.word order by next.word limit 1),
                                place + 1
                            from used
                            where used.word is not null and place < :most)
                        select word from used where word is not null order by word
                        """)
                .param("most", MOST_OFFERED)
                .query((row, number) -> row.getString("word"))
                .list();
    }

    private @Nullable UserId asker() {
        return access.current().map(Person::id).orElse(null);
    }

    private static UUID[] ids(Collection<CustomerId> customers) {
        return customers.stream().map(CustomerId::value).toArray(UUID[]::new);
    }

    private static String[] words(Collection<Kept> tags) {
        return tags.stream().map(Kept::word).toArray(String[]::new);
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(
                new CustomerId(row.getObject("customer_id", UUID.class)),
                row.getString("word"),
                row.getString("source"),
                Instants.instant(row, "added_at"),
                Instants.instantOrNull(row, "expires_at"));
    }

    /**
     * Puts a tag on, or prolongs the one that is there; adding the same again only says that it still holds. One that the
     * rulebook put on is from now on there by whoever adds it.
     */
    @Transactional
    public void add(CustomerId customer, Tag tag) {
        var written = CleanText.line(tag.word());
        if (written.isEmpty() || written.length() > LONGEST) throw Refused.invalid("customer.bad-tag", LONGEST);
        var word = spelled(written);
        overrides.takeBack(customer, Judged.TAG, word);
        var changed = jdbc.sql("""
                        insert into customer_tag (customer_id, word, source, added_at, expires_at)
                        values (:customer, :word, :source, :at, :expires)
                        on conflict (customer_id, word) do update
                        set source = excluded.source, added_at = excluded.added_at, expires_at = excluded.expires_at
                        where customer_tag.expires_at is distinct from excluded.expires_at
                            or customer_tag.source = :rule
                        """)
                .param("customer", customer.value())
                .param("word", word)
                .param("source", tag.source())
                .param("rule", BY_RULE)
                .param("at", Instants.utc(clock.instant()))
                .param("expires", Instants.utcOrNull(tag.expiresAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        if (changed > 0)
            events.publishEvent(
                    new TagAdded(Ids.next(), CustomerEvent.subjectOf(customer), clock.instant(), word, tag.source()));
        else
            jdbc.sql("update customer_tag set added_at = :at where customer_id = :customer and word = :word")
                    .param("at", Instants.utc(clock.instant()))
                    .param("customer", customer.value())
                    .param("word", word)
                    .update();
    }

    /** As it is spelled already, here or on others: VIP and vip are one tag. */
    private String spelled(String word) {
        return jdbc.sql("select word from customer_tag where lower(word) = lower(:word) limit 1")
                .param("word", word)
                .query(String.class)
                .optional()
                .orElse(word);
    }

    private record Removed(String word, boolean judged) {}

    /** The rulebook does not put it on again, if it did or would. */
    @Transactional
    public void remove(CustomerId customer, String word) {
        var removed = jdbc.sql("""
                        delete from customer_tag
                        where customer_id = :customer
                            and lower(word) = lower(:word)
                        returning word, source = :rule or exists (
                            select 1
                            from customer_judgement
                            cross join lateral jsonb_array_elements(tags) as said
                            where customer_judgement.customer_id = customer_tag.customer_id
                                and lower(said ->> 'word') = lower(customer_tag.word)) as judged
                        """)
                .param("customer", customer.value())
                .param("word", word)
                .param("rule", BY_RULE)
                .query((row, number) -> new Removed(row.getString("word"), row.getBoolean("judged")))
                .list();
        for (var one : removed) {
            if (one.judged()) overrides.refuseTags(List.of(customer), List.of(one.word()), asker());
            events.publishEvent(
                    new TagRemoved(Ids.next(), CustomerEvent.subjectOf(customer), clock.instant(), one.word()));
        }
    }
}
