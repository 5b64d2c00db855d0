package dev.rapport.contact.accounts;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What somebody enters of an account.
 *
 * @param values by the names of fields. Of a secret that is not said the kept one stays; an empty one goes
 */
public record AccountDraft(String name, Map<String, String> values) {

    public AccountDraft {
        values = Map.copyOf(values);
    }

    /** The same of values of which some say nothing. */
    public static AccountDraft of(String name, Map<String, ? extends @Nullable String> values) {
        var said = new TreeMap<String, String>();
        values.forEach((field, value) -> {
            if (value != null) said.put(field, value);
        });
        return new AccountDraft(name, said);
    }

    @Override
    public String toString() {
        return "what is entered of " + name;
    }
}
