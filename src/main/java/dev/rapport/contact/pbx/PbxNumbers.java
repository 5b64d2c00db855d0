package dev.rapport.contact.pbx;

import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.platform.PhoneNumber;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Region;
import java.util.Arrays;
import java.util.stream.Stream;

/** Numbers as telephone systems and administrators write them, in the one form in which they are compared, and what accounts say of them. */
public final class PbxNumbers {

    /** Where numbers without a country are from. */
    public static final String COUNTRY = "country";

    public static final String TEAM = "team";

    /** Numbers with which nothing is said to customers. */
    public static final String IGNORED = "ignored";

    private PbxNumbers() {}

    /** Refuses, at the field, what is no country or no number. */
    public static void check(AccountSettings settings) {
        var country = settings.text(COUNTRY);
        if (Region.all().stream().noneMatch(region -> region.code().equals(country)))
            throw Refused.invalid("account.pbx.bad-country").at(COUNTRY);
        ignored(settings.find(IGNORED).orElse(""))
                .filter(number -> normal(number, country).isEmpty())
                .forEach(number -> {
                    throw Refused.invalid("account.pbx.bad-number", number).at(IGNORED);
                });
    }

    static Stream<String> ignored(String written) {
        return Arrays.stream(written.split("[,;，；、\\n]")).map(String::strip).filter(number -> !number.isEmpty());
    }

    /** As it could be dialled from anywhere, or its digits; empty if it has none. */
    static String normal(String written, String country) {
        return PhoneNumber.parse(written, country)
                .map(PhoneNumber::e164)
                .orElseGet(() -> written.replaceAll("[^0-9*#+]", ""));
    }
}
