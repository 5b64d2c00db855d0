package dev.rapport.access;

import dev.rapport.platform.ForStrangers;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Texts;
import dev.rapport.platform.UserId;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is asking and what they may see. Services ask here; screens and the API only show the refusal. */
@ForStrangers("refuses strangers itself")
@Component
public class Access {

    private final SignedInUser user;
    private final People people;
    private final Staff staff;
    private final Texts texts;

    Access(SignedInUser user, People people, Staff staff, Texts texts) {
        this.user = user;
        this.people = people;
        this.staff = staff;
        this.texts = texts;
    }

    /** The person logged in; refuses when nobody is. */
    public Person me() {
        return current().orElseThrow(() -> Refused.notAllowed("access.nobody"));
    }

    /** Absent when the system itself acts. Refuses strangers and people who left. */
    public Optional<Person> current() {
        if (user.isTheSystem()) return Optional.empty();
        return Optional.of(account().person());
    }

    /** Whether the person must choose a password of their own before anything else. */
    public boolean passwordMustChange() {
        return account().passwordMustChange();
    }

    /** Whether a program asks with a token of the person. */
    public boolean byToken() {
        return user.signedIn().filter(SignedIn::byToken).isPresent();
    }

    /** Whether the person is still here and has the password they came with. */
    public boolean isStillSignedIn(SignedIn person) {
        return people.byId(person.id())
                .filter(People.Account::enabled)
                .filter(account -> Passwords.stamp(account.passwordHash()).equals(person.stamp()))
                .isPresent();
    }

    /** Whether the person asking takes work at the moment. */
    public boolean available() {
        return account().available();
    }

    /** Refuses, with the reason, unless the work is the asker's own, their team's, or they see all. The system may all. */
    public void requireSight(@Nullable UserId owner, @Nullable String team) {
        var asker = current();
        if (asker.isPresent() && !sees(asker.get(), owner, team)) throw refusal(asker.get(), owner, team);
    }

    /** Whether {@link #requireSight} would let the asker pass, so that screens offer only what is not refused. */
    public boolean hasSight(@Nullable UserId owner, @Nullable String team) {
        return current().map(asker -> sees(asker, owner, team)).orElse(true);
    }

    /** Refuses unless the asker has one of the roles. The system may all. */
    public void requireRole(Role... roles) {
        if (hasRole(roles)) return;
        var locale = me().locale();
        var names = Arrays.stream(roles)
                .map(role -> texts.get(locale, "role." + role))
                .collect(Collectors.joining(", "));
        throw Refused.notAllowed("access.role-missing", names);
    }

    /** Whether {@link #requireRole} would let the asker pass, so that screens offer only what is not refused. */
    public boolean hasRole(Role... roles) {
        return current()
                .map(asker -> Arrays.stream(roles).anyMatch(asker.roles()::contains))
                .orElse(true);
    }

    private static boolean sees(Person asker, @Nullable UserId owner, @Nullable String team) {
        return asker.seesAll()
                || asker.id().equals(owner)
                || (team != null && asker.teams().contains(team));
    }

    private Refused refusal(Person asker, @Nullable UserId owner, @Nullable String team) {
        var teamName = Optional.ofNullable(team).flatMap(staff::team).map(found -> found.name(asker.locale()));
        var name = Optional.ofNullable(owner).flatMap(staff::byId).map(Person::name);
        if (name.isPresent())
            return teamName.map(known -> Refused.notAllowed("access.other-owner", name.get(), known))
                    .orElseGet(() -> Refused.notAllowed("access.other-person", name.get()));
        return teamName.map(known -> Refused.notAllowed("access.other-team", known))
                .orElseGet(() -> Refused.notAllowed("access.nobodys-team"));
    }

    private People.Account account() {
        return user.signedIn()
                .filter(this::isStillSignedIn)
                .flatMap(person -> people.byId(person.id()))
                .orElseThrow(() -> Refused.notAllowed("access.nobody"));
    }
}
