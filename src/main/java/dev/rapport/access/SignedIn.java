package dev.rapport.access;

import dev.rapport.platform.UserId;
import java.security.Principal;

/** Who a session or a request belongs to. Roles and teams are looked up anew at each request. */
public record SignedIn(UserId id, String login) implements Principal {

    @Override
    public String getName() {
        return login;
    }
}
