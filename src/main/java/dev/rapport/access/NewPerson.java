package dev.rapport.access;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person about to join.
 *
 * @param password absent for somebody who cannot log in yet
 * @param team key of the main team
 * @param capacity how many open cases the person should have at most
 */
public record NewPerson(
        String login,
        String name,
        @Nullable String password,
        Set<Role> roles,
        @Nullable String team,
        Set<String> skills,
        Set<String> territories,
        int capacity,
        Locale locale,
        ZoneId zone) {

    /** Refused when something in it cannot be. */
    PersonProfile profile() {
        return new PersonProfile(
                name,
                List.copyOf(roles),
                team == null ? List.of() : List.of(team),
                team,
                List.copyOf(skills),
                List.copyOf(territories),
                capacity,
                locale,
                zone);
    }
}
