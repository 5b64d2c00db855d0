package dev.rapport.platform;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** A country as telephones know it, by its two-letter code such as {@code CN}. */
public record Region(String code) {

    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
    private static final String ELSE = "CN";
    private static final Properties ZONES = zones();

    /** All that have telephone numbers. */
    public static List<Region> all() {
        return PLANS.getSupportedRegions().stream().sorted().map(Region::new).toList();
    }

    /** Where a person is likely to be: the country of their time zone, else of their language. */
    public static Region of(ZoneId zone, Locale locale) {
        var lived = ZONES.getProperty(zone.getId(), locale.getCountry());
        return new Region(PLANS.getSupportedRegions().contains(lived) ? lived : ELSE);
    }

    public String name(Locale locale) {
        return Locale.of("", code).getDisplayCountry(locale);
    }

    /** Such as {@code +86}. */
    public String callingCode() {
        return "+" + PLANS.getCountryCodeForRegion(code);
    }

    private static Properties zones() {
        var zones = new Properties();
        try (var file = Region.class.getResourceAsStream("/regions/zones.properties")) {
            zones.load(file);
            return zones;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
