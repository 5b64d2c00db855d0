package dev.rapport.contact.canned;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a canned answer can leave open until it is inserted. There are no others. */
public enum CannedVariable {
    CUSTOMER_NAME,
    ME_NAME,
    TEAM_NAME,
    TICKET_NUMBER,
    TICKET_TITLE,
    CONVERSATION_NUMBER,
    TODAY;

    /** As people write it, without braces: {@code customer.name}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** As it stands in a text: {@code {customer.name}}. */
    public String written() {
        return "{" + key() + "}";
    }

    static Optional<CannedVariable> of(String key) {
        return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
    }

    /** All of these as they stand in texts. */
    static String list(Stream<CannedVariable> some) {
        return some.map(CannedVariable::written).collect(Collectors.joining(", "));
    }
}
