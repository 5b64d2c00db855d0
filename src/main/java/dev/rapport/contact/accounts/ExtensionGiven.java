package dev.rapport.contact.accounts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody said whose telephone an extension of an account is; told in the transaction of the change.
 *
 * @param before name of whose it was
 * @param after name of whose it is
 */
public record ExtensionGiven(
        UUID account,
        String extension,
        @Nullable String before,
        @Nullable String after) {}
