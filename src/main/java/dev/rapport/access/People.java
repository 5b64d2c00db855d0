package dev.rapport.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rapport.platform.UserId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Accounts by id, login and name. An account is remembered for some seconds, since every request and every row of an import asks for one. */
@Component
class People {

    /** What login and permission checks need to know of a person. */
    record Account(
            Person person,
            @Nullable String passwordHash,
            boolean passwordMustChange,
            boolean available,
            boolean enabled) {

        SignedIn signedIn(boolean byToken) {
            return new SignedIn(person.id(), person.login(), Passwords.stamp(passwordHash), byToken);
        }
    }

    // another copy of the application may change a person, and its news may be lost: they arrive this late at most
    private static final Duration MEMORY = Duration.ofSeconds(15);

    /** Names come from files that others wrote. */
    private static final int MOST = 10_000;

    private static final String SELECT = """
            with recursive led as (
                select key, lead
                from team
                where lead is not null
                union
                select below.key, led.lead
                from team below
                join led on below.parent = led.key
            )
            select u.*,
                array(
                    select team
                    from team_member
                    where user_id = u.id
                    union
                    select key
                    from led
                    where led.lead = u.id
                ) as teams
            from app_user u
            """;

    private final JdbcClient jdbc;
    private final AtomicLong changes = new AtomicLong();
    private final Cache<UserId, Account> byId;
    private final Cache<String, Optional<Account>> byName;

    People(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        var memory = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(MEMORY)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()));
        byId = memory.build();
        byName = memory.build();
    }

    Optional<Account> byId(UserId id) {
        var known = byId.getIfPresent(id);
        return known == null ? ask(id) : Optional.of(known);
    }

    /** What was read while somebody changed it is not remembered. */
    private Optional<Account> ask(UserId id) {
        var before = changes.get();
        var account = jdbc.sql(SELECT + "where u.id = :id")
                .param("id", id.value())
                .query(People::account)
                .optional();
        account.ifPresent(found -> byId.put(id, found));
        if (changes.get() != before) byId.invalidate(id);
        return account;
    }

    Optional<Account> byLogin(String login) {
        return jdbc.sql(SELECT + "where u.login = :login")
                .param("login", LoginName.plain(login))
                .query(People::account)
                .optional();
    }

    /**
     * The first of that name, those who are still here before those who left. That there is nobody is remembered too: a
     * file from elsewhere asks for the same strangers in each of its rows.
     */
    Optional<Account> byName(String name) {
        return byName.get(
                name,
                asked -> jdbc.sql(SELECT + "where lower(u.name) = lower(:name) order by u.enabled desc, u.id limit 1")
                        .param("name", asked.strip())
                        .query(People::account)
                        .optional());
    }

    /** For the one who makes the change. */
    @EventListener
    void forget(AccountsChanged change) {
        forgetAll();
    }

    void forgetAll() {
        changes.incrementAndGet();
        byId.invalidateAll();
        byName.invalidateAll();
    }

    /** What others read while it was not kept yet, or what was given up. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION)
    void forgetAgain(AccountsChanged change) {
        forget(change);
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        var person = new Person(
                new UserId(row.getObject("id", UUID.class)),
                row.getString("login"),
                row.getString("name"),
                texts(row.getArray("roles")).stream().map(Role::valueOf).collect(Collectors.toUnmodifiableSet()),
                texts(row.getArray("teams")),
                Locale.forLanguageTag(row.getString("locale")),
                ZoneId.of(row.getString("zone")));
        return new Account(
                person,
                row.getString("password_hash"),
                row.getBoolean("password_must_change"),
                row.getBoolean("available"),
                row.getBoolean("enabled"));
    }

    static Set<String> texts(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray()).collect(Collectors.toUnmodifiableSet());
    }
}
