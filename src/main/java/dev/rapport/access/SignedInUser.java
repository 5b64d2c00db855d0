package dev.rapport.access;

import dev.rapport.platform.CurrentUser;
import dev.rapport.platform.UserId;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The current user as the security context of this thread tells. */
@Component
class SignedInUser implements CurrentUser {

    @Override
    public Optional<UserId> id() {
        return signedIn().map(SignedIn::id);
    }

    Optional<SignedIn> signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn user
                ? Optional.of(user)
                : Optional.empty();
    }

    /** The session of this thread's request goes on after the person chose another password. */
    void goOnWith(String stamp) {
        var context = SecurityContextHolder.getContext();
        var before = context.getAuthentication();
        if (before == null || !(before.getPrincipal() instanceof SignedIn known)) return;
        var now = new SignedIn(known.id(), known.login(), stamp, known.byToken());
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(now, null, before.getAuthorities()));
    }

    /** Whether nobody asks at all, not even a stranger: a worker or a scheduled scan. */
    boolean isTheSystem() {
        return SecurityContextHolder.getContext().getAuthentication() == null;
    }
}
