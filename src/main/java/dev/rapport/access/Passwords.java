package dev.rapport.access;

import dev.rapport.platform.ForStrangers;
import dev.rapport.platform.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Checks and hashes passwords. */
@Component
public class Passwords {

    private static final int SHORTEST = 10;
    // bcrypt reads no more bytes than these
    private static final int LONGEST = 72;

    private final People people;
    private final PasswordEncoder encoder;
    private final String hashOfNobody;

    Passwords(People people, PasswordEncoder encoder) {
        this.people = people;
        this.encoder = encoder;
        hashOfNobody = encoder.encode("nobody");
    }

    /** The person with that login and password. Takes as long for a login that does not exist as for a wrong password. */
    @ForStrangers("people log in")
    public Optional<SignedIn> check(String login, String password) {
        var account = people.byLogin(login).filter(People.Account::enabled);
        var hash = account.map(People.Account::passwordHash).orElse(hashOfNobody);
        var fits = bytes(password) <= LONGEST && encoder.matches(password, hash);
        return account.filter(found -> fits && found.passwordHash() != null).map(found -> found.signedIn(false));
    }

    /** Changes with the password and says nothing of it. */
    public static String stamp(@Nullable String hash) {
        return hash == null
                ? ""
                : UUID.nameUUIDFromBytes(hash.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Nullable
    String hash(@Nullable String password) {
        if (password == null) return null;
        if (bytes(password) > LONGEST) throw Refused.invalid("access.password-too-long", LONGEST);
        return encoder.encode(password);
    }

    /** For passwords that people choose themselves. */
    static void requireStrong(String password, String login) {
        if (password.codePointCount(0, password.length()) < SHORTEST)
            throw Refused.invalid("access.password-too-short", SHORTEST);
        if (bytes(password) > LONGEST) throw Refused.invalid("access.password-too-long", LONGEST);
        if (password.chars().distinct().count() < 5
                || password.toLowerCase(java.util.Locale.ROOT).contains(login))
            throw Refused.invalid("access.password-too-simple");
    }

    private static int bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length;
    }
}
