package dev.rapport.platform;

import java.net.IDN;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Internet domains in ASCII, by IDNA 2008: {@code straße.de} is another domain than {@code strasse.de}. */
final class Domain {

    // RFC 3492, section 5
    private static final int BASE = 36;
    private static final int LEAST = 1;
    private static final int MOST = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_BIAS = 72;
    private static final int FIRST_CODE = 128;

    private Domain() {}

    /** Empty when it cannot be a domain. */
    static Optional<String> ascii(String domain) {
        try {
            return Optional.of(Arrays.stream(domain.split("[.。]", -1))
                    .map(label -> isMappedAway(label) ? "xn--" + punycode(label) : IDN.toASCII(label))
                    .collect(Collectors.joining(".")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The two letters that the library, which knows IDNA 2003 only, would replace by others. */
    private static boolean isMappedAway(String label) {
        return label.indexOf('ß') >= 0 || label.indexOf('ς') >= 0;
    }

    private static String punycode(String label) {
        var codes = label.codePoints().toArray();
        var out = new StringBuilder();
        Arrays.stream(codes).filter(code -> code < FIRST_CODE).forEach(out::appendCodePoint);
        var basic = out.length();
        if (basic > 0) out.append('-');
        var next = FIRST_CODE;
        var delta = 0;
        var bias = FIRST_BIAS;
        for (var done = basic; done < codes.length; next++, delta++) {
            var from = next;
            var least = Arrays.stream(codes).filter(code -> code >= from).min().orElseThrow();
            delta += (least - next) * (done + 1);
            next = least;
            for (var code : codes) {
                if (code < next) delta++;
                if (code != next) continue;
                number(out, delta, bias);
                bias = adapted(delta, done + 1, done == basic);
                delta = 0;
                done++;
            }
        }
        return out.toString();
    }

    private static void number(StringBuilder out, int delta, int bias) {
        var left = delta;
        for (var k = BASE; ; k += BASE) {
            var threshold = Math.clamp(k - bias, LEAST, MOST);
            if (left < threshold) break;
            out.append(digit(threshold + (left - threshold) % (BASE - threshold)));
            left = (left - threshold) / (BASE - threshold);
        }
        out.append(digit(left));
    }

    private static char digit(int value) {
        return Character.forDigit(value < MOST ? value + 10 : value - MOST, BASE);
    }

    private static int adapted(int delta, int done, boolean first) {
        var left = first ? delta / DAMP : delta / 2;
        left += left / done;
        var k = 0;
        for (; left > (BASE - LEAST) * MOST / 2; k += BASE) left /= BASE - LEAST;
        return k + (BASE - LEAST + 1) * left / (left + SKEW);
    }
}
