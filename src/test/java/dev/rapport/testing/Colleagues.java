package dev.rapport.testing;

import dev.rapport.access.NewPerson;
import dev.rapport.access.Passwords;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.SignedIn;
import dev.rapport.access.Staff;
import dev.rapport.access.StaffAdmin;
import dev.rapport.platform.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Makes people for tests and lets them ask. */
@Component
public class Colleagues {

    public static final String PASSWORD = "correct horse battery";

    private final StaffAdmin admin;
    private final Staff staff;
    private final JdbcClient jdbc;

    Colleagues(StaffAdmin admin, Staff staff, JdbcClient jdbc) {
        this.admin = admin;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /** A new person with a login of its own. */
    public Person join(@Nullable String team, Role... roles) {
        var login = "p" + UUID.randomUUID();
        asTheSystem(() -> add(login, team, Set.of(), roles));
        return staff.byLogin(login).orElseThrow();
    }

    /** Somebody who sells in one place only, so that other tests' leads go elsewhere. */
    public Person joinSellers(String team, String place) {
        var login = "p" + UUID.randomUUID();
        asTheSystem(() -> add(login, team, Set.of(place), Role.SALES));
        return staff.byLogin(login).orElseThrow();
    }

    private void add(String login, @Nullable String team, Set<String> places, Role... roles) {
        if (team != null && staff.team(team).isEmpty()) admin.putTeam(team, team, team, null);
        admin.addPerson(new NewPerson(
                login,
                "Person " + login.substring(1, 7),
                PASSWORD,
                Set.of(roles),
                team,
                Set.of(),
                places,
                20,
                Locale.ENGLISH,
                ZoneOffset.UTC));
    }

    private static void asTheSystem(Runnable deed) {
        var asker = SecurityContextHolder.getContext();
        SecurityContextHolder.clearContext();
        try {
            deed.run();
        } finally {
            SecurityContextHolder.setContext(asker);
        }
    }

    /** For ten days from then on. */
    public void absent(UserId person, UserId standIn, Instant from) {
        jdbc.sql("""
                        insert into absence (id, user_id, starts_at, ends_at, substitute)
                        values (:id, :user, :from, :to, :standIn)
                        """)
                .param("id", UUID.randomUUID())
                .param("user", person.value())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", from.plus(Duration.ofDays(10)).atOffset(ZoneOffset.UTC))
                .param("standIn", standIn.value())
                .update();
    }

    /** A key that no other test uses. */
    public String newTeam() {
        var key = "team-" + UUID.randomUUID();
        asTheSystem(() -> admin.putTeam(key, key, key, null));
        return key;
    }

    public <T> T as(Person person, Callable<T> question) {
        logIn(person);
        try {
            return question.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    public void as(Person person, Runnable deed) {
        as(person, () -> {
            deed.run();
            return true;
        });
    }

    /** Until the security context is cleared. */
    public void logIn(Person person) {
        var roles = person.roles().stream().map(role -> "ROLE_" + role).collect(Collectors.toSet());
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        new SignedIn(person.id(), person.login(), stamp(person), false),
                        null,
                        AuthorityUtils.createAuthorityList(roles)));
    }

    private String stamp(Person person) {
        return Passwords.stamp(jdbc.sql("select password_hash from app_user where id = :id")
                .param("id", person.id().value())
                .query(String.class)
                .single());
    }
}
