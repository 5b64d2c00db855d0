package dev.rapport.contact.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rapport.contact.feed.FeedXml.NoFeed;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * A feed as a strict reader takes it, whatever was done to it on its way: in the charset that it really has, from its first tag on,
 * without signs that no XML has and without the name of a list of types, and with signs in place of the names that HTML has for
 * them. Nothing is fetched for it.
 */
final class FeedText {

    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w.:-]+)");
    private static final Pattern DECLARED =
            Pattern.compile("\\s*<\\?xml\\s[^>]{0,200}?encoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");
    private static final int HEAD = 300;
    private static final int LONGEST_NAME = 32;

    /** What many servers say of whatever they send. */
    private static final Set<Charset> SAID_OF_ALL =
            Set.of(UTF_8, ISO_8859_1, US_ASCII, Charset.forName("windows-1252"));

    private static final Set<String> OF_XML = Set.of("amp", "lt", "gt", "quot", "apos");
    private static final String CDATA = "<![CDATA[";

    private FeedText() {}

    /** @param contentType as the server says, perhaps with a charset */
    static String of(byte[] bytes, @Nullable String contentType) throws NoFeed {
        return mended(withoutTypes(begun(decoded(bytes, contentType))));
    }

    /** What can be read as UTF-8 is that, whatever anybody says. */
    private static String decoded(byte[] bytes, @Nullable String contentType) {
        if (bytes.length > 1 && (bytes[0] == 0 || bytes[0] == (byte) 0xFE)) return new String(bytes, UTF_16BE);
        if (bytes.length > 1 && (bytes[1] == 0 || bytes[0] == (byte) 0xFF)) return new String(bytes, UTF_16LE);
        var unicode = utf8(bytes);
        if (unicode != null && unicode.chars().anyMatch(sign -> sign > 127)) return unicode;
        var said = charset(CHARSET, Objects.requireNonNullElse(contentType, ""));
        var declared = charset(DECLARED, new String(bytes, 0, Math.min(bytes.length, HEAD), ISO_8859_1));
        return new String(
                bytes,
                Stream.of(said, declared)
                        .filter(one -> one != null && !SAID_OF_ALL.contains(one))
                        .findFirst()
                        .or(() -> Stream.of(declared, said)
                                .filter(Objects::nonNull)
                                .findFirst())
                        .orElse(UTF_8));
    }

    private static @Nullable String utf8(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Of the small old ones their big sisters, which have the same and more. */
    private static @Nullable Charset charset(Pattern where, String text) {
        var found = where.matcher(text);
        if (!found.find()) return null;
        try {
            return switch (found.group(1).toLowerCase(Locale.ROOT)) {
                case "gb2312", "gb_2312-80", "gbk", "x-gbk", "euc-cn", "cp936" -> Charset.forName("GB18030");
                case "iso-8859-1", "us-ascii" -> Charset.forName("windows-1252");
                default -> Charset.forName(found.group(1));
            };
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Without what nobody sees before the first tag, and without the line that says in which charset it was. */
    private static String begun(String text) {
        var first = Math.max(text.indexOf('<'), 0);
        var isBlank = text.substring(0, first).chars().allMatch(sign -> sign <= ' ' || sign == 0xFEFF || sign == 0xA0);
        if (!isBlank || !text.startsWith("<?xml", first)) return blanked(text, 0, isBlank ? first : 0);
        var end = text.indexOf("?>", first);
        return text.startsWith("<?xml-", first) || end < 0
                ? blanked(text, 0, first)
                : blanked(text, 0, end + "?>".length());
    }

    /** A list of types that is only named is not looked at; one that is written out is none of a feed. */
    private static String withoutTypes(String text) throws NoFeed {
        var at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) at++;
            else if (text.startsWith("<!--", at)) at = behind(text, "-->", at);
            else if (text.startsWith("<?", at)) at = behind(text, "?>", at);
            else if (text.regionMatches(true, at, "<!DOCTYPE", 0, 9)) return blanked(text, at, endOfTypes(text, at));
            else return text;
        }
        return text;
    }

    private static int behind(String text, String end, int from) {
        var found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }

    private static int endOfTypes(String text, int from) throws NoFeed {
        var quote = '\0';
        for (var at = from; at < text.length(); at++) {
            var sign = text.charAt(at);
            if (quote != '\0') quote = sign == quote ? '\0' : quote;
            else if (sign == '"' || sign == '\'') quote = sign;
            else if (sign == '[') throw new NoFeed("types");
            else if (sign == '>') return at + 1;
        }
        throw new NoFeed("early");
    }

    /** Lines stay where they are. */
    private static String blanked(String text, int from, int to) {
        var lines =
                text.substring(from, to).chars().filter(sign -> sign == '\n').count();
        return text.substring(0, from) + "\n".repeat((int) lines) + text.substring(to);
    }

    private static String mended(String text) {
        var out = new StringBuilder(text.length() + HEAD);
        for (var at = 0; at < text.length(); ) {
            var sign = text.charAt(at);
            if (sign == '&') at = named(text, at, out);
            else if (sign == '<' && text.startsWith(CDATA, at)) {
                var end = behind(text, "]]>", at);
                for (; at < end; at = said(text, at, out)) {
                    // as it stands there
                }
            } else at = said(text, at, out);
        }
        return out.toString();
    }

    private static int said(String text, int at, StringBuilder out) {
        var sign = text.codePointAt(at);
        if (isOfXml(sign)) out.appendCodePoint(sign);
        return at + Character.charCount(sign);
    }

    /** An ampersand, and what it begins. */
    private static int named(String text, int at, StringBuilder out) {
        var end = at + 1;
        while (end < text.length() && end - at <= LONGEST_NAME && isOfName(text.charAt(end))) end++;
        if (end == at + 1 || end == text.length() || text.charAt(end) != ';') {
            out.append("&amp;");
            return at + 1;
        }
        var name = text.substring(at + 1, end);
        var written = "&" + name + ";";
        if (OF_XML.contains(name) || name.startsWith("#") && isOfXml(number(name.substring(1)))) out.append(written);
        else if (!name.startsWith("#")) {
            var meant = HtmlUtils.htmlUnescape(written);
            if (meant.equals(written)) out.append("&amp;").append(name).append(';');
            else out.append(meant);
        }
        return end + 1;
    }

    /** -1 where it is none. */
    private static int number(String written) {
        try {
            return written.startsWith("x")
                    ? Integer.parseInt(written, 1, written.length(), 16)
                    : Integer.parseInt(written);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static boolean isOfName(char sign) {
        return sign == '#' || sign >= '0' && sign <= '9' || sign >= 'a' && sign <= 'z' || sign >= 'A' && sign <= 'Z';
    }

    private static boolean isOfXml(int sign) {
        return sign == '\t'
                || sign == '\n'
                || sign == '\r'
                || sign >= ' ' && sign < Character.MIN_SURROGATE
                || sign > Character.MAX_SURROGATE && sign <= 0xFFFD
                || sign >= Character.MIN_SUPPLEMENTARY_CODE_POINT && sign <= Character.MAX_CODE_POINT;
    }
}
