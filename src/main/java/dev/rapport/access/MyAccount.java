package dev.rapport.access;

import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.ForOneself;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Texts;
import dev.rapport.platform.UserId;
import java.sql.Types;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people change about themselves. */
@ForOneself
@Component
public class MyAccount {

    private final JdbcClient jdbc;
    private final Access access;
    private final Passwords passwords;
    private final Staff staff;
    private final ApiTokens tokens;
    private final SignedInUser user;
    private final ApplicationEventPublisher events;

    MyAccount(
            JdbcClient jdbc,
            Access access,
            Passwords passwords,
            Staff staff,
            ApiTokens tokens,
            SignedInUser user,
            ApplicationEventPublisher events) {
        this.staff = staff;
        this.tokens = tokens;
        this.user = user;
        this.jdbc = jdbc;
        this.access = access;
        this.passwords = passwords;
        this.events = events;
    }

    @Transactional
    public void speak(Locale locale) {
        if (!Texts.LOCALES.contains(locale)) throw Refused.invalid("access.unknown-language");
        jdbc.sql("update app_user set locale = :locale where id = :me")
                .param("locale", locale.toLanguageTag())
                .param("me", me().value())
                .update();
        events.publishEvent(new AccountsChanged());
    }

    /** Says whether new work may come. */
    @Transactional
    public void beAvailable(boolean available) {
        var changed = jdbc.sql("""
                        update app_user
                        set available = :available
                        where id = :me
                            and available <> :available
                        """)
                .param("available", available)
                .param("me", me().value())
                .update();
        if (changed == 0) return;
        events.publishEvent(new AccountsChanged());
        events.publishEvent(new AvailabilityChanged(me(), available));
    }

    /** The hours in which only what is urgent is told; empty when the calendar of the work decides. */
    public Optional<QuietHours> quietHours() {
        return staff.quietHoursOf(me());
    }

    /** Both times, or neither to leave it to the calendar of the work. */
    @Transactional
    public void keepQuiet(@Nullable LocalTime from, @Nullable LocalTime to) {
        if ((from == null) != (to == null) || (from != null && from.equals(to)))
            throw Refused.invalid("access.bad-quiet-hours");
        jdbc.sql("update app_user set quiet_from = :from, quiet_to = :to where id = :me")
                .param("from", from, Types.TIME)
                .param("to", to, Types.TIME)
                .param("me", me().value())
                .update();
    }

    public Optional<String> email() {
        return staff.emailOf(me());
    }

    /** Where to send what is urgent; nothing to get no e-mail. */
    @Transactional
    public void reachBy(@Nullable String email) {
        var address = email == null || email.isBlank()
                ? null
                : EmailAddress.parse(email)
                        .orElseThrow(() -> Refused.invalid("access.bad-email"))
                        .value();
        jdbc.sql("update app_user set email = :email where id = :me")
                .param("email", address, Types.VARCHAR)
                .param("me", me().value())
                .update();
    }

    /** Changes the password; the old one must be given. All tokens and all other sessions of the person end. */
    @Transactional
    public void changePassword(String old, String chosen) {
        var person = access.me();
        if (passwords.check(person.login(), old).isEmpty()) throw Refused.invalid("access.password-wrong");
        if (old.equals(chosen)) throw Refused.invalid("access.password-same");
        Passwords.requireStrong(chosen, person.login());
        var hash = passwords.hash(chosen);
        jdbc.sql("""
                        update app_user
                        set password_hash = :hash,
                            password_must_change = false
                        where id = :me
                        """).param("hash", hash).param("me", person.id().value()).update();
        tokens.revokeAll(person.id());
        events.publishEvent(new AccountsChanged());
        user.goOnWith(Passwords.stamp(hash));
    }

    private UserId me() {
        return access.me().id();
    }
}
