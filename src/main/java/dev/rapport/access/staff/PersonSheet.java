package dev.rapport.access.staff;

import dev.rapport.access.PersonProfile;
import dev.rapport.platform.UserId;

/**
 * A person as those see them who look after the staff.
 *
 * @param active false for somebody who left
 * @param present false while on leave or taking no new work
 * @param passwordMustChange whether the password in use is a one-time one
 * @param tokens how many programs may act for the person
 */
public record PersonSheet(
        UserId id,
        String login,
        PersonProfile profile,
        boolean active,
        boolean present,
        boolean passwordMustChange,
        int tokens) {}
