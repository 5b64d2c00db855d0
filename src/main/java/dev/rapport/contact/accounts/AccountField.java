package dev.rapport.contact.accounts;

import java.util.List;

/**
 * Something that must be known of an account.
 *
 * @param name of lower-case letters, digits and hyphens; never changes
 * @param needed whether it must be filled in; a flag says no where nothing is said
 * @param usual what a new account is offered; may be empty
 * @param choices words of which one is chosen
 */
public record AccountField(String name, Kind kind, boolean needed, String usual, List<String> choices) {

    /** What is entered. */
    public enum Kind {
        TEXT,
        NUMBER,
        /** Kept sealed and never shown again. */
        SECRET,
        CHOICE,
        FLAG,
        /** A server on the other side, as {@code mail.example.com}: only where the house lets itself be led, see {@link dev.rapport.platform.OutsideHosts}. */
        ADDRESS
    }

    public AccountField {
        choices = List.copyOf(choices);
    }

    public static AccountField needed(String name, Kind kind) {
        return new AccountField(name, kind, true, "", List.of());
    }

    public static AccountField optional(String name, Kind kind) {
        return new AccountField(name, kind, false, "", List.of());
    }

    /**
     * One of several.
     *
     * @param choices the usual one first
     */
    public static AccountField choice(String name, List<String> choices) {
        return new AccountField(name, Kind.CHOICE, true, choices.getFirst(), choices);
    }

    public AccountField usually(String value) {
        return new AccountField(name, kind, needed, value, choices);
    }

    /** What a secret belongs to: {@code imap-password} to {@code imap-host}. */
    private String side() {
        var end = name.indexOf('-');
        return end < 0 ? "" : name.substring(0, end);
    }

    /** Whether this secret would be told to another server if that address changed. */
    boolean isToldTo(AccountField address) {
        return isSecret()
                && address.kind == Kind.ADDRESS
                && (side().isEmpty() || address.side().isEmpty() || side().equals(address.side()));
    }

    public boolean isSecret() {
        return kind == Kind.SECRET;
    }
}
