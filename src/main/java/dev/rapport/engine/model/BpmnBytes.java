package dev.rapport.engine.model;

import dev.rapport.platform.Refused;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes the text of a file that somebody brings, in whatever encoding it says it is written. */
public final class BpmnBytes {

    /** A megabyte: some twenty times the largest process that is shipped. */
    public static final int MOST = 1 << 20;

    private static final int HEAD = 200;
    private static final String MARK = "\uFEFF";
    private static final Pattern ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]*\\bencoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
    private static final Pattern DECLARATION = Pattern.compile("^\\s*<\\?xml\\b[^>]*\\?>\\s*");
    private static final String OURS = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final Set<String> KNOWN =
            Set.of("utf-8", "us-ascii", "iso-8859-1", "windows-1252", "gbk", "gb2312", "gb18030", "big5");

    private BpmnBytes() {}

    /** Refused with what is too large, says an encoding that nobody uses, or is not written in the one that it says. */
    public static String decode(byte[] bytes) {
        if (bytes.length > MOST) throw Refused.invalid("error.bpmn-file-too-large", MOST / 1024);
        if (bytes.length == 0) throw Refused.invalid("error.bpmn-file-empty");
        var charset = charset(bytes);
        try {
            var text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return inOurs(text.startsWith(MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw Refused.invalid("error.bpmn-not-in-encoding", charset.name());
        }
    }

    /** The same text with a declaration that fits how it is kept and given out. */
    public static String inOurs(String text) {
        return OURS + DECLARATION.matcher(text).replaceFirst("");
    }

    private static Charset charset(byte[] bytes) {
        if (begins(bytes, 0xEF, 0xBB, 0xBF)) return StandardCharsets.UTF_8;
        if (begins(bytes, 0xFE, 0xFF) || begins(bytes, 0, '<')) return StandardCharsets.UTF_16BE;
        if (begins(bytes, 0xFF, 0xFE) || begins(bytes, '<', 0)) return StandardCharsets.UTF_16LE;
        var head = new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1);
        var said = ENCODING.matcher(head);
        if (!said.find()) return StandardCharsets.UTF_8;
        var name = said.group(1).toLowerCase(Locale.ROOT);
        if (!KNOWN.contains(name)) throw Refused.invalid("error.bpmn-unknown-encoding", said.group(1));
        return Charset.forName(name);
    }

    private static boolean begins(byte[] bytes, int... with) {
        if (bytes.length < with.length) return false;
        for (var i = 0; i < with.length; i++) if ((bytes[i] & 0xFF) != with[i]) return false;
        return true;
    }
}
