package dev.rapport.access;

import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Without a sample organisation somebody must be able to log in first: an administrator with a one-time password. */
@Component
@ConditionalOnProperty("rapport.empty")
class FirstAdministrator {

    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final Clock clock;

    FirstAdministrator(JdbcClient jdbc, Passwords passwords, Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void welcome() {
        var password = OneTimePasswords.fresh();
        // printed, not logged: logs are collected and kept
        if (add(password)) System.out.printf("%n  First login: admin, one-time password: %s%n%n", password);
    }

    private boolean add(String password) {
        return jdbc.sql("""
                                insert into app_user (id, login, name, password_hash, password_must_change, roles,
                                    capacity, locale, zone, created_at)
                                select :id, 'admin', 'Administrator', :hash, true, array['ADMIN'], 0, :locale, :zone, :now
                                where not exists (
                                    select 1
                                    from app_user
                                )
                                on conflict (login) do nothing
                                """)
                        .param("id", UserId.next().value())
                        .param("hash", passwords.hash(password))
                        .param("locale", Locale.ENGLISH.toLanguageTag())
                        .param("zone", ZoneId.systemDefault().getId())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
