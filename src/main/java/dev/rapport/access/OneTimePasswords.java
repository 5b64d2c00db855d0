package dev.rapport.access;

import dev.rapport.platform.UserId;
import java.security.SecureRandom;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Passwords with which a person logs in once, to choose one of their own. */
@Component
public class OneTimePasswords {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 16;

    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final ApiTokens tokens;
    private final ApplicationEventPublisher events;

    OneTimePasswords(JdbcClient jdbc, Passwords passwords, ApiTokens tokens, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.tokens = tokens;
        this.events = events;
    }

    /** The password, which is kept nowhere. All sessions and tokens of the person end. */
    @Transactional
    public String give(UserId person) {
        var password = fresh();
        jdbc.sql("""
                        update app_user
                        set password_hash = :hash,
                            password_must_change = true
                        where id = :person
                        """)
                .param("hash", passwords.hash(password))
                .param("person", person.value())
                .update();
        tokens.revokeAll(person);
        events.publishEvent(new AccountsChanged());
        return password;
    }

    static String fresh() {
        return new SecureRandom()
                .ints(LENGTH, 0, LETTERS.length())
                .mapToObj(at -> LETTERS.substring(at, at + 1))
                .collect(Collectors.joining());
    }
}
