package dev.rapport.customer.owners;

import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for a customer.
 *
 * @param person absent where nobody does
 * @param team key of the team in which they do
 */
public record Owner(@Nullable UserId person, @Nullable String team) {

    public static final Owner NOBODY = new Owner(null, null);

    public Revision revision() {
        return Revision.of(person, team);
    }
}
