package dev.rapport.platform;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where letters and parcels go.
 *
 * @param street with the number, and whatever else stands above the city
 * @param region the state or province, where it is written beside the city
 * @param country two letters, such as {@code CN}
 */
public record PostalAddress(
        String street,
        @Nullable String postcode,
        String city,
        @Nullable String region,
        @Nullable String country) {

    private static final int LONGEST_STREET = 300;
    private static final int LONGEST_PART = 100;
    private static final Pattern POSTCODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 -]{1,14}");
    private static final Pattern NO_SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

    public PostalAddress {
        street = CleanText.body(street);
        postcode = CleanText.lineOrNull(postcode);
        city = CleanText.line(city);
        region = CleanText.lineOrNull(region);
        country = CleanText.lineOrNull(country);
        if (street.isEmpty()) throw Refused.invalid("address.street-missing");
        if (city.isEmpty()) throw Refused.invalid("address.city-missing");
        if (street.length() > LONGEST_STREET) throw Refused.invalid("address.street-too-long", LONGEST_STREET);
        if (city.length() > LONGEST_PART) throw Refused.invalid("address.city-too-long", LONGEST_PART);
        if (region != null && region.length() > LONGEST_PART)
            throw Refused.invalid("address.region-too-long", LONGEST_PART);
        if (postcode != null && !POSTCODE.matcher(postcode).matches())
            throw Refused.invalid("address.bad-postcode", postcode);
        if (country != null) country = country(country);
    }

    public PostalAddress(String street, @Nullable String postcode, String city, @Nullable String country) {
        this(street, postcode, city, null, country);
    }

    private static String country(String written) {
        var code = written.toUpperCase(Locale.ROOT);
        if (Stream.of(Locale.getISOCountries()).noneMatch(code::equals))
            throw Refused.invalid("address.bad-country", written);
        return code;
    }

    /** What two spellings of one address share: letters and digits alone, whether the region is written or not. */
    public String normal() {
        var parts = Stream.of(street, postcode, city, country)
                .map(part -> part == null ? "" : part)
                .map(part -> Normalizer.normalize(part, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .map(part -> NO_SIGNS.matcher(part).replaceAll(""));
        return parts.collect(Collectors.joining("|"));
    }

    /** All of it, for who may see it. */
    public String inFull(Locale reader) {
        var place = postcode == null ? city : postcode + " " + city;
        return Stream.of(street, place, region, countryName(reader))
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** Enough for its owner to recognise it: the city and the country. */
    public String masked() {
        return country == null ? "*** · " + city : "*** · " + city + " · " + country;
    }

    @Override
    public String toString() {
        return masked();
    }

    private String countryName(Locale reader) {
        return country == null ? "" : Locale.of("", country).getDisplayCountry(reader);
    }
}
