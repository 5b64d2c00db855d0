package dev.rapport.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What people write on a screen for a customer waits a moment in which it can be taken back, and then goes out once, as
 * if it were written at that moment. It outlives a closed page and a restart. What programs send does not wait.
 */
@Component
public class HeldWords {

    private static final Logger log = LoggerFactory.getLogger(HeldWords.class);
    private static final Runnable NOTHING = () -> {};
    private static final int AT_ONCE = 50;

    private final JdbcClient jdbc;
    private final CurrentUser user;
    private final Map<String, HeldKind> kinds;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Duration pause;

    HeldWords(
            JdbcClient jdbc,
            CurrentUser user,
            List<HeldKind> kinds,
            TransactionTemplate transactions,
            Clock clock,
            @Value("${rapport.undo-time:10s}") Duration pause) {
        this.jdbc = jdbc;
        this.user = user;
        this.kinds = kinds.stream().collect(Collectors.toMap(HeldKind::kind, Function.identity()));
        this.transactions = transactions;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Keeps it until it goes out.
     *
     * @param seen the newest message of the customer that the author had seen
     */
    public UUID hold(String kind, String about, UserId author, String content, @Nullable UUID seen) {
        var id = Ids.next();
        jdbc.sql("""
                        insert into held_words (id, kind, about, author_id, content, seen, send_at)
                        values (:id, :kind, :about, :author, :content, :seen, :at)
                        returning pg_notify('held_words', cast(author_id as text)) is null
                        """)
                .param("id", id)
                .param("kind", kind)
                .param("about", about)
                .param("author", author.value())
                .param("content", content)
                .param("seen", seen, Types.OTHER)
                .param("at", Instants.utc(clock.instant().plus(pause)))
                .query(Boolean.class)
                .single();
        return id;
    }

    /** Who but one person answers a case in words that have not gone out yet. */
    @ForEverybody("colleagues know each other; whose page it is on has read the case")
    public List<UserId> answering(SubjectId subject, UserId but) {
        return jdbc.sql("""
                        select distinct author_id
                        from held_words
                        where kind = any(:kinds)
                            and split_part(about, ' ', 1) = :subject
                            and author_id <> :but
                        limit :most
                        """)
                .param(
                        "kinds",
                        kinds.values().stream()
                                .filter(HeldKind::isAnswer)
                                .map(HeldKind::kind)
                                .toArray(String[]::new))
                .param("subject", subject.toString())
                .param("but", but.value())
                .param("most", AT_ONCE)
                .query((row, number) -> new UserId(row.getObject("author_id", UUID.class)))
                .list();
    }

    /** What of one's own has not gone out yet, newest first. */
    @ForOneself
    public List<Held> waiting() {
        return jdbc.sql("""
                        select *
                        from held_words
                        where author_id = :author
                        order by send_at desc, id desc
                        limit :most
                        """)
                .param("author", me().value())
                .param("most", AT_ONCE)
                .query(HeldWords::read)
                .list();
    }

    /** Number of the case that one's own words are about. */
    @ForOneself
    public String number(Held held) {
        if (!held.author().equals(me())) throw Refused.notFound("error.no-such-id", held.id());
        return kind(held).number(held);
    }

    /** Takes one's own words back and gives them; refused once they went out. */
    public String takeBack(UUID id, UserId author) {
        return Objects.requireNonNull(transactions.execute(status -> {
            var held = forget(id, author);
            kind(held).takenBack(held);
            return held.content();
        }));
    }

    /**
     * The same from any page: the words stay where their author goes on writing.
     *
     * @return the address of that page
     */
    @ForOneself
    public String takeBackElsewhere(UUID id) {
        return Objects.requireNonNull(transactions.execute(status -> {
            var held = forget(id, me());
            kind(held).takenBack(held);
            return kind(held).keepForAuthor(held);
        }));
    }

    private UserId me() {
        return user.id().orElseThrow(() -> Refused.notAllowed("access.nobody"));
    }

    private Held forget(UUID id, UserId author) {
        return jdbc.sql("""
                        delete from held_words
                        where id = :id
                            and author_id = :author
                        returning held_words.*, pg_notify('held_words', cast(author_id as text)) is null
                        """)
                .param("id", id)
                .param("author", author.value())
                .query(HeldWords::read)
                .optional()
                .orElseThrow(() -> Refused.conflict("error.went-out"));
    }

    /** Lets everything go out whose moment is over. */
    public void sendDue() {
        for (var held : due()) {
            try {
                send(held);
            } catch (RuntimeException e) {
                log.error("What was written of {} {} waits on", held.kind(), held.about(), e);
            }
        }
    }

    private List<Held> due() {
        return jdbc.sql("""
                        select *
                        from held_words
                        where send_at <= :now
                        order by send_at, id
                        limit :most
                        """)
                .param("now", Instants.utc(clock.instant()))
                .param("most", AT_ONCE)
                .query(HeldWords::read)
                .list();
    }

    /** Whoever deletes the row sends it: another copy of the application may look at the same time. */
    private void send(Held held) {
        Runnable rest;
        try {
            rest = Objects.requireNonNull(
                    transactions.execute(status -> forget(held) ? kind(held).send(held) : NOTHING));
        } catch (Refused late) {
            transactions.executeWithoutResult(status -> {
                if (forget(held)) kind(held).keep(held, late);
            });
            return;
        }
        try {
            rest.run();
        } catch (Refused late) {
            transactions.executeWithoutResult(status -> kind(held).keep(held, late));
        }
    }

    private boolean forget(Held held) {
        return jdbc.sql("""
                        delete from held_words
                        where id = :id
                        returning pg_notify('held_words', cast(author_id as text)) is null
                        """)
                .param("id", held.id())
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    private HeldKind kind(Held held) {
        return Objects.requireNonNull(kinds.get(held.kind()), held.kind());
    }

    private static Held read(ResultSet row, int number) throws SQLException {
        return new Held(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("about"),
                new UserId(row.getObject("author_id", UUID.class)),
                row.getString("content"),
                row.getObject("seen", UUID.class));
    }
}
