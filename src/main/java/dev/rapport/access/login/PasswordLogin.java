package dev.rapport.access.login;

import dev.rapport.access.Access;
import dev.rapport.access.AccountsChanged;
import dev.rapport.access.LoginName;
import dev.rapport.access.Passwords;
import dev.rapport.access.SignedIn;
import dev.rapport.access.Staff;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Checks login and password of the form and of HTTP Basic alike. */
@Component
class PasswordLogin implements AuthenticationProvider {

    private final Passwords passwords;
    private final Staff staff;
    private final LoginAttempts attempts;
    private final KnownCredentials known;
    private final Access access;
    private final PasswordChecks checks;

    PasswordLogin(
            Passwords passwords,
            Staff staff,
            LoginAttempts attempts,
            KnownCredentials known,
            Access access,
            PasswordChecks checks) {
        this.checks = checks;
        this.access = access;
        this.passwords = passwords;
        this.staff = staff;
        this.attempts = attempts;
        this.known = known;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        var login = LoginName.plain(asked.getName());
        var password = String.valueOf(asked.getCredentials());
        var address = address(asked);
        var user = known.find(login, password)
                .orElseGet(() -> checks.inTurn(login, address, () -> check(login, password, address)));
        return authenticated(user).orElseThrow(PasswordLogin::wrong);
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void forget(AccountsChanged change) {
        known.forgetAll();
    }

    /** The authentication with the roles that the person has now. */
    Optional<Authentication> authenticated(SignedIn user) {
        return staff.byId(user.id())
                .filter(person -> access.isStillSignedIn(user))
                .map(person -> {
                    var roles =
                            person.roles().stream().map(role -> "ROLE_" + role).toList();
                    return UsernamePasswordAuthenticationToken.authenticated(
                            user, null, AuthorityUtils.createAuthorityList(roles));
                });
    }

    /** Of several at once with the same password the first answers for all. */
    private SignedIn check(String login, String password, String address) {
        var before = known.find(login, password);
        if (before.isPresent()) return before.get();
        var attempt = attempts.attempt(login, address);
        var pause = attempt.pause();
        if (pause.isPositive()) throw new TooManyAttempts(pause);
        var user = passwords.check(login, password).orElseThrow(() -> {
            attempt.failed();
            return wrong();
        });
        attempt.succeeded();
        known.remember(login, password, user);
        return user;
    }

    private static String address(Authentication asked) {
        return asked.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "unknown";
    }

    private static BadCredentialsException wrong() {
        return new BadCredentialsException("wrong login or password");
    }
}
