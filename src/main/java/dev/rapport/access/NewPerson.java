package dev.rapport.access;

import java.time.ZoneId;
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
        ZoneId zone) {}
