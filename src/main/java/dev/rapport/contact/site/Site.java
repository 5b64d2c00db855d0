package dev.rapport.contact.site;

import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.customer.Purpose;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Word;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A site that has our form or chat, as its account says.
 *
 * @param origins of pages that may have it, as browsers say them
 * @param becomes name of the kind of case that comes of it; absent where the rules say
 * @param consent what people are asked for beside; absent for nothing
 * @param greeting in English; may be empty
 * @param accent its colour, such as {@code #0b5fff}; may be empty
 * @param privacy address of what the site says about personal data; may be empty
 */
record Site(
        Set<String> origins,
        @Nullable String becomes,
        @Nullable Purpose consent,
        String greeting,
        String greetingChinese,
        String accent,
        String privacy) {

    static final String RULES = "rules";
    static final String NOTHING = "nothing";

    private static final Set<String> OF_THIS_MACHINE = Set.of("localhost", "127.0.0.1");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    static Site of(AccountSettings settings) {
        var becomes = settings.find(SitePlatform.BECOMES).orElse(RULES);
        var consent = settings.find(SitePlatform.CONSENT).orElse(NOTHING);
        return new Site(
                origins(settings.text(SitePlatform.ORIGINS)),
                becomes.equals(RULES) ? null : becomes,
                consent.equals(NOTHING) ? null : Word.parse(Purpose.class, consent),
                settings.find(SitePlatform.GREETING).orElse(""),
                settings.find(SitePlatform.GREETING_CHINESE).orElse(""),
                settings.find(SitePlatform.ACCENT).orElse(""),
                settings.find(SitePlatform.PRIVACY).orElse(""));
    }

    boolean isFrom(@Nullable String origin) {
        return origin != null && origins.contains(origin);
    }

    String greeting(Locale language) {
        return language.getLanguage().equals("zh") && !greetingChinese.isEmpty() ? greetingChinese : greeting;
    }

    /** Refuses what no browser would say. */
    static Set<String> origins(String written) {
        return Stream.of(written.strip().split("[\\s,;]+")).map(Site::origin).collect(Collectors.toUnmodifiableSet());
    }

    private static String origin(String written) {
        var said = address(written).orElseThrow(() -> Refused.invalid("account.web.bad-origin", written));
        var path = said.getRawPath();
        if (said.getRawQuery() != null || path != null && !path.isEmpty() && !path.equals("/"))
            throw Refused.invalid("account.web.bad-origin", written);
        var host = said.getHost().toLowerCase(Locale.ROOT);
        var isUsual = said.getPort() < 0 || said.getPort() == (said.getScheme().equals("https") ? 443 : 80);
        return said.getScheme() + "://" + host + (isUsual ? "" : ":" + said.getPort());
    }

    /** Of https, or on this machine. */
    static Optional<URI> address(String written) {
        try {
            var said = URI.create(written);
            var isSafe = "https".equals(said.getScheme())
                    || "http".equals(said.getScheme()) && OF_THIS_MACHINE.contains(String.valueOf(said.getHost()));
            return isSafe && said.getHost() != null && said.getRawUserInfo() == null && said.getRawFragment() == null
                    ? Optional.of(said)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static boolean isColour(String written) {
        return COLOUR.matcher(written).matches();
    }
}
