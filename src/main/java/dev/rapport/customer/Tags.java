package dev.rapport.customer;

import dev.rapport.customer.CustomerEvent.TagAdded;
import dev.rapport.customer.CustomerEvent.TagRemoved;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
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

    private static final int LONGEST = 60;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Tags(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
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

    /** Puts a tag on, or prolongs the one that is there; adding the same again changes nothing. */
    @Transactional
    public void add(CustomerId customer, Tag tag) {
        var written = CleanText.line(tag.word());
        if (written.isEmpty() || written.length() > LONGEST) throw Refused.invalid("customer.bad-tag", LONGEST);
        var word = spelled(written);
        var changed = jdbc.sql("""
                        insert into customer_tag (customer_id, word, source, added_at, expires_at)
                        values (:customer, :word, :source, :at, :expires)
                        on conflict (customer_id, word) do update
                        set source = excluded.source, added_at = excluded.added_at, expires_at = excluded.expires_at
                        where customer_tag.expires_at is distinct from excluded.expires_at
                        """)
                .param("customer", customer.value())
                .param("word", word)
                .param("source", tag.source())
                .param("at", Instants.utc(clock.instant()))
                .param("expires", Instants.utcOrNull(tag.expiresAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        if (changed > 0)
            events.publishEvent(
                    new TagAdded(Ids.next(), CustomerEvent.subjectOf(customer), clock.instant(), word, tag.source()));
    }

    /** As it is spelled already, here or on others: VIP and vip are one tag. */
    private String spelled(String word) {
        return jdbc.sql("select word from customer_tag where lower(word) = lower(:word) limit 1")
                .param("word", word)
                .query(String.class)
                .optional()
                .orElse(word);
    }

    @Transactional
    public void remove(CustomerId customer, String word) {
        jdbc.sql("delete from customer_tag where customer_id = :customer and lower(word) = lower(:word) returning word")
                .param("customer", customer.value())
                .param("word", word)
                .query(String.class)
                .list()
                .forEach(removed -> events.publishEvent(new TagRemoved(
                        Ids.next(),
                        CustomerEvent.subjectOf(customer),
                        clock.instant(),
                        Objects.requireNonNull(removed))));
    }
}
