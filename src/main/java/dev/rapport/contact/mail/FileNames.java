package dev.rapport.contact.mail;

import dev.rapport.platform.CleanText;
import java.util.Map;
import java.util.regex.Pattern;

/** Names of files that came along, as they can be kept on every disk: no path, nothing hidden, no word of a system. */
final class FileNames {

    private static final int LONGEST = 120;
    private static final int LONGEST_ENDING = 12;
    private static final Pattern UNFIT = Pattern.compile("[<>:\"|?*\\p{Cntrl}]");
    private static final Pattern DEVICE = Pattern.compile("(?i)(?:con|prn|aux|nul|com\\d|lpt\\d)(?:\\..*)?");

    private static final Map<String, String> UNNAMED = Map.of(
            "message/rfc822", "message.eml",
            "text/plain", "text.txt",
            "text/html", "message.html",
            "text/calendar", "invitation.ics",
            "message/delivery-status", "delivery-status.txt",
            "image/png", "picture.png",
            "image/jpeg", "picture.jpg",
            "image/gif", "picture.gif",
            "application/pdf", "file.pdf");

    private FileNames() {}

    static String of(String said, String type) {
        var line = CleanText.line(EncodedWords.fit(said));
        var last = line.substring(Math.max(line.lastIndexOf('/'), line.lastIndexOf('\\')) + 1);
        var name = UNFIT.matcher(last).replaceAll("_").replaceAll("^[.\\s]+|[.\\s]+$", "");
        if (name.isEmpty()) return UNNAMED.getOrDefault(type, "file.bin");
        return shortened(DEVICE.matcher(name).matches() ? "_" + name : name);
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST) return name;
        var dot = name.lastIndexOf('.');
        var ending = dot > 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
        var end = LONGEST - ending.length();
        if (Character.isHighSurrogate(name.charAt(end - 1))) end--;
        return name.substring(0, end) + ending;
    }
}
