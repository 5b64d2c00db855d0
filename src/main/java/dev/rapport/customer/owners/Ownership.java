package dev.rapport.customer.owners;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose a customer is, as people read it.
 *
 * @param name of the owner; absent where there is none
 * @param isHere whether the owner still works here
 * @param mayChange whether the asker may give the customer to somebody else
 */
public record Ownership(
        Owner owner, @Nullable String name, boolean isHere, List<Collaborator> collaborators, boolean mayChange) {}
