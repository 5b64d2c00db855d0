package dev.rapport.contact.mail;

/** Text whose lines were broken for narrow screens is put together again (RFC 3676). */
final class Flowed {

    private Flowed() {}

    static String joined(String text, boolean dropsSpace) {
        var out = new StringBuilder();
        var goesOn = false;
        var depth = 0;
        for (var line : text.split("\\r?\\n", -1)) {
            var own = depth(line);
            var words = line.substring(own);
            if (words.startsWith(" ")) words = words.substring(1);
            var isSignature = words.equals("-- ");
            if (!goesOn || own != depth || isSignature) {
                if (!out.isEmpty()) out.append('\n');
                if (own > 0) out.append(">".repeat(own)).append(' ');
            }
            goesOn = words.endsWith(" ") && !isSignature;
            depth = own;
            out.append(goesOn && dropsSpace ? words.substring(0, words.length() - 1) : words);
        }
        return out.toString();
    }

    private static int depth(String line) {
        var depth = 0;
        while (depth < line.length() && line.charAt(depth) == '>') depth++;
        return depth;
    }
}
