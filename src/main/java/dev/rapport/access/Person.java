package dev.rapport.access;

import dev.rapport.platform.UserId;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

/**
 * A member of staff who is logged in or acted on.
 *
 * @param teams keys of the teams the person is in, and for a team's lead also of the teams below it
 */
public record Person(
        UserId id, String login, String name, Set<Role> roles, Set<String> teams, Locale locale, ZoneId zone) {

    /** Managers, auditors and administrators see the work of everybody. */
    public boolean seesAll() {
        return roles.contains(Role.MANAGER) || roles.contains(Role.AUDITOR) || roles.contains(Role.ADMIN);
    }
}
