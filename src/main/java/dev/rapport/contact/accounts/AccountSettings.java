package dev.rapport.contact.accounts;

import dev.rapport.platform.Refused;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known of an account, secrets opened. Never logged, never kept.
 *
 * @param values by the names of fields; what is not known is not there
 */
public record AccountSettings(UUID account, Map<String, String> values) {

    public AccountSettings {
        values = Map.copyOf(values);
    }

    public Optional<String> find(String field) {
        return Optional.ofNullable(values.get(field));
    }

    /** Refused, at the field, where it is not known. */
    public String text(String field) {
        return find(field).orElseThrow(() -> Refused.invalid("accounts.needed").at(field));
    }

    public int number(String field) {
        return Integer.parseInt(text(field));
    }

    public boolean isOn(String field) {
        return Boolean.parseBoolean(values.get(field));
    }

    @Override
    public String toString() {
        return "settings of " + account;
    }
}
