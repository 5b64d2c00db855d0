package dev.rapport.contact.accounts;

import java.util.List;

/**
 * Something that must be known of an account.
 *
 * @param name of lower-case letters, digits and hyphens; never changes
 * @param needed whether it must be filled in; a flag says no where nothing is said
 * @param usual what a new account is offered; may be empty
 * @param choices words of which one is chosen
 * @param leads whether it says where the secrets of its side go: a server, its port, how it is spoken to
 */
public record AccountField(String name, Kind kind, boolean needed, String usual, List<String> choices, boolean leads) {

    /** What is entered. */
    public enum Kind {
        TEXT,
        /** Several texts, with commas between them or one a line; kept with commas. */
        LIST,
        NUMBER,
        /** Kept sealed and never shown again. */
        SECRET,
        CHOICE,
        FLAG,
        /** The key of a team that is there. */
        TEAM,
        /** A server on the other side, as {@code mail.example.com}: only where the house lets itself be led, see {@link dev.rapport.platform.OutsideHosts}. */
        ADDRESS
    }

    public AccountField {
        choices = List.copyOf(choices);
    }

    public static AccountField needed(String name, Kind kind) {
        return new AccountField(name, kind, true, "", List.of(), kind == Kind.ADDRESS);
    }

    public static AccountField optional(String name, Kind kind) {
        return new AccountField(name, kind, false, "", List.of(), kind == Kind.ADDRESS);
    }

    /**
     * One of several.
     *
     * @param choices the usual one first
     */
    public static AccountField choice(String name, List<String> choices) {
        return new AccountField(name, Kind.CHOICE, true, choices.getFirst(), choices, false);
    }

    public AccountField usually(String value) {
        return new AccountField(name, kind, needed, value, choices, leads);
    }

    /** It says where secrets go, as an address does. */
    public AccountField leading() {
        return new AccountField(name, kind, needed, usual, choices, true);
    }

    /** What a secret belongs to: {@code imap-password} to {@code imap-host}. */
    private String side() {
        var end = name.indexOf('-');
        return end < 0 ? "" : name.substring(0, end);
    }

    /** Whether this secret would be told to somebody else, or in another way, if that field changed. */
    boolean isToldTo(AccountField where) {
        return isSecret() && where.leads && (side().isEmpty() || where.side().isEmpty() || side().equals(where.side()));
    }

    public boolean isSecret() {
        return kind == Kind.SECRET;
    }
}
