package dev.rapport.access;

import dev.rapport.platform.CurrentUser;
import dev.rapport.platform.UserId;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The current user as the security context of this thread tells. */
@Component
class SignedInUser implements CurrentUser {

    @Override
    public Optional<UserId> id() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn user
                ? Optional.of(user.id())
                : Optional.empty();
    }

    /** Whether nobody asks at all, not even a stranger: a worker or a scheduled scan. */
    boolean isTheSystem() {
        return SecurityContextHolder.getContext().getAuthentication() == null;
    }
}
