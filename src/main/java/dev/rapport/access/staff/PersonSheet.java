package dev.rapport.access.staff;

import dev.rapport.access.AtTelephone;
import dev.rapport.access.PersonProfile;
import dev.rapport.platform.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A person as those see them who look after the staff.
 *
 * @param active false for somebody who left
 * @param present false while on leave or taking no new work
 * @param passwordMustChange whether the password in use is a one-time one
 * @param tokens how many programs may act for the person
 * @param telephone how the person stands at the telephone; absent where nobody tells
 */
public record PersonSheet(
        UserId id,
        String login,
        PersonProfile profile,
        boolean active,
        boolean present,
        boolean passwordMustChange,
        int tokens,
        @Nullable AtTelephone telephone) {

    PersonSheet at(@Nullable AtTelephone standing) {
        return new PersonSheet(id, login, profile, active, present, passwordMustChange, tokens, standing);
    }
}
