package dev.rapport.contact.accounts;

import dev.rapport.contact.accounts.AccountField.Kind;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.OutsideHosts;
import dev.rapport.platform.Refused;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads what is entered of accounts: the one reader of screen and API. */
public final class AccountForm {

    public static final int LONGEST = 300;
    private static final int LONGEST_SECRET = 4_000;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    /**
     * What was read.
     *
     * @param settings without secrets
     * @param secrets those that were said; an empty one goes
     */
    record Read(Map<String, String> settings, Map<String, String> secrets) {

        @Override
        public String toString() {
            return "what was read";
        }
    }

    private static final Pattern LINES = Pattern.compile("(?:\\h*\\R)+\\h*");

    private AccountForm() {}

    /** As it is kept; empty where nothing is said. Refused when the field cannot be that. */
    public static String read(AccountField field, String written) {
        if (field.isSecret()) return secret(written);
        var text = CleanText.line(
                field.kind() == AccountField.Kind.LIST
                        ? LINES.matcher(written.strip()).replaceAll(", ")
                        : written);
        if (text.length() > LONGEST) throw Refused.invalid("accounts.too-long", LONGEST);
        if (text.isEmpty()) return text;
        switch (field.kind()) {
            case NUMBER -> {
                if (!NUMBER.matcher(text).matches()) throw Refused.invalid("accounts.no-number");
            }
            case CHOICE -> {
                if (!field.choices().contains(text))
                    throw Refused.invalid("accounts.no-choice", String.join(", ", field.choices()));
            }
            case FLAG -> {
                if (!text.equals("true") && !text.equals("false")) throw Refused.invalid("accounts.no-flag");
            }
            case ADDRESS -> {
                text = text.toLowerCase(Locale.ROOT);
                OutsideHosts.requireName(text);
            }
            default -> {
                // a text is what it is
            }
        }
        return text;
    }

    /** To the letter, since nobody else knows what belongs to it. */
    private static String secret(String written) {
        CleanText.requireFit(written);
        if (written.length() > LONGEST_SECRET) throw Refused.invalid("accounts.too-long", LONGEST_SECRET);
        return CleanText.saysNothing(written) ? "" : written;
    }

    /** All fields of a platform; a refusal names its field. */
    static Read read(ChannelPlatform platform, AccountDraft draft) {
        var settings = new TreeMap<String, String>();
        var secrets = new TreeMap<String, String>();
        var unknown = new TreeMap<>(draft.values());
        for (var field : platform.fields()) {
            var written = unknown.remove(field.name());
            if (written == null) continue;
            try {
                var value = read(field, written);
                if (field.isSecret()) secrets.put(field.name(), value);
                else if (!value.isEmpty()) settings.put(field.name(), value);
            } catch (Refused refused) {
                throw refused.at(field.name());
            }
        }
        if (!unknown.isEmpty()) throw Refused.invalid("accounts.no-such-field").at(unknown.firstKey());
        platform.fields().stream()
                .filter(field -> field.kind() == Kind.FLAG)
                .forEach(field -> settings.putIfAbsent(field.name(), "false"));
        return new Read(settings, secrets);
    }
}
