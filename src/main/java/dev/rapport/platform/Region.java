package dev.rapport.platform;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;
import java.util.Locale;

/** A country as telephones know it, by its two-letter code such as {@code CN}. */
public record Region(String code) {

    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    /** All that have telephone numbers. */
    public static List<Region> all() {
        return PLANS.getSupportedRegions().stream().sorted().map(Region::new).toList();
    }

    public String name(Locale locale) {
        return Locale.of("", code).getDisplayCountry(locale);
    }

    /** Such as {@code +86}. */
    public String callingCode() {
        return "+" + PLANS.getCountryCodeForRegion(code);
    }
}
