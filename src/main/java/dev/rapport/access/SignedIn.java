package dev.rapport.access;

import dev.rapport.platform.UserId;
import java.security.Principal;

/**
 * Who a session or a request belongs to. Roles and teams are looked up anew at each request.
 *
 * @param stamp tells which password the person had when they came; with another one they are strangers again
 * @param byToken whether a program acts for the person
 */
public record SignedIn(UserId id, String login, String stamp, boolean byToken) implements Principal {

    @Override
    public String getName() {
        return login;
    }
}
