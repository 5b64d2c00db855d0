package dev.rapport.contact.mail;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells what somebody wrote from what their program put below or above it. Answers between the quoted lines stay where
 * they are with them, and what is passed on was never said here before: both are the sender's own.
 *
 * @param own the sender's words
 * @param quoted what was said before; empty where nothing is, or where it cannot be told apart
 */
record Quotes(String own, String quoted) {

    private static final int LONGEST = 300_000;
    private static final int LONGEST_LINE = 500;
    private static final int LINES_OF_A_HEADER = 7;

    private static final Pattern FORWARDED =
            Pattern.compile("(?iu)^\\s*(?:(?:fwd?|wg|tr|rv|i|转发|轉寄|轉發)\\s*[:：]|\\[(?:fwd?)\\s*:).*", Pattern.DOTALL);
    private static final Pattern MARK = Pattern.compile(
            "(?iu)\\s*-{2,}\\s*(?:original (?:message|mail)|原始邮件|原始郵件|原邮件|ursprüngliche nachricht|message d'origine|mensaje original)\\s*-{2,}\\s*");
    private static final Pattern PASSED_ON = Pattern.compile(
            "(?iu)\\s*(?:-{2,}\\s*(?:forwarded message|转发的?邮件|轉寄郵件|weitergeleitete nachricht)\\s*-{2,}|begin forwarded message:|-+ ?forwarded by .*)\\s*");
    private static final Pattern FROM =
            Pattern.compile("(?iu)\\s*\\*?(?:from|von|de|da|发件人|發件人|寄件者|寄件人)\\*?\\s*[:：].*");
    private static final Pattern OTHER = Pattern.compile(
            "(?iu)\\s*\\*?(?:sent|date|to|cc|subject|gesendet|datum|an|betreff|envoyé|à|objet|发送时间|发送日期|日期|时间|收件人|抄送|主题|寄件日期|發送時間|日期|收件者|副本|主旨)\\*?\\s*[:：].*");
    private static final Pattern WROTE = Pattern.compile(
            "(?iu)\\s*(?:on\\b.{4,}\\bwrote|at\\b.{4,}\\bwrote|am\\b.{4,}\\bschrieb\\b.*|le\\b.{4,}\\ba écrit|el\\b.{4,}\\bescribió|(?:在|于|於).*\\d.*(?:写道|寫道))\\s*[:：]\\s*");
    private static final Pattern WROTE_ALONE = Pattern.compile("(?u).*(?:\\d|@).*(?:写道|寫道)\\s*[:：]\\s*");
    private static final Pattern INTRODUCES = Pattern.compile("(?u).*(?:@|\\d{1,2}[:.]\\d{2}).*[:：]\\s*");

    static Quotes in(String text, String heading) {
        var all = new Quotes(text.strip(), "");
        if (text.length() > LONGEST) return all;
        var lines = text.lines().toList();
        if (FORWARDED.matcher(heading).matches() || lines.stream().anyMatch(line -> fits(PASSED_ON, line))) return all;
        var cut = tail(lines);
        var told = cut > 0 ? below(lines, cut) : above(lines);
        return told.own().isBlank() ? all : told;
    }

    private static Quotes below(List<String> lines, int from) {
        return new Quotes(joined(lines.subList(0, from)), joined(lines.subList(from, lines.size())));
    }

    /** Where the rest of the mail is quoted; less than 0 where it is not. */
    private static int tail(List<String> lines) {
        for (var at = 0; at < lines.size(); at++) {
            if (fits(MARK, lines.get(at)) || isHeader(lines, at)) return withRule(lines, at);
            var words = introduction(lines, at);
            if (words > 0 && isAllQuoted(lines, at + words)) return at;
        }
        return quotedEnd(lines);
    }

    /** A line of dashes above belongs to what it divides. */
    private static int withRule(List<String> lines, int at) {
        var before = at;
        while (before > 0 && lines.get(before - 1).isBlank()) before--;
        return before > 0 && lines.get(before - 1).matches("\\s*[_\\-—=]{5,}\\s*") ? before - 1 : at;
    }

    private static boolean isHeader(List<String> lines, int at) {
        if (!fits(FROM, lines.get(at))) return false;
        return lines.subList(at + 1, Math.min(lines.size(), at + LINES_OF_A_HEADER)).stream()
                        .filter(line -> fits(OTHER, line))
                        .count()
                >= 2;
    }

    /** How many lines say who wrote what follows: such sentences are broken by programs. */
    private static int introduction(List<String> lines, int at) {
        var words = "";
        for (var count = 1; count <= 3 && at + count <= lines.size(); count++) {
            var line = lines.get(at + count - 1);
            if (line.isBlank() || isQuoted(line)) return 0;
            words = words + " " + line;
            if (isColon(line) && (fits(WROTE, words) || (count == 1 && fits(WROTE_ALONE, words)))) return count;
        }
        return 0;
    }

    /** Nothing below is an answer between the lines. */
    private static boolean isAllQuoted(List<String> lines, int from) {
        var rest = lines.subList(from, lines.size());
        return rest.stream().noneMatch(Quotes::isQuoted)
                || rest.stream().allMatch(line -> line.isBlank() || isQuoted(line));
    }

    /** Where one run of quoted lines ends the mail, with the line above that introduces it. */
    private static int quotedEnd(List<String> lines) {
        var from = lines.size();
        while (from > 0 && (lines.get(from - 1).isBlank() || isQuoted(lines.get(from - 1)))) from--;
        if (lines.subList(from, lines.size()).stream().noneMatch(Quotes::isQuoted)) return -1;
        if (lines.subList(0, from).stream().anyMatch(Quotes::isQuoted)) return -1;
        return from > 0 && fits(INTRODUCES, lines.get(from - 1)) ? from - 1 : from;
    }

    /** One run of quoted lines at the top, with the answer below. */
    private static Quotes above(List<String> lines) {
        var until = 0;
        while (until < lines.size() && !isQuoted(lines.get(until)) && until < 4) until++;
        var introduced = joined(lines.subList(0, until)).replace("\n", " ");
        if (!introduced.isEmpty() && !fits(WROTE, introduced) && !fits(INTRODUCES, introduced))
            return new Quotes(joined(lines), "");
        var first = until;
        while (until < lines.size()
                && (isQuoted(lines.get(until)) || lines.get(until).isBlank())) until++;
        var rest = lines.subList(until, lines.size());
        return until == first || rest.stream().anyMatch(Quotes::isQuoted)
                ? new Quotes(joined(lines), "")
                : new Quotes(joined(rest), joined(lines.subList(0, until)));
    }

    private static boolean isColon(String line) {
        var stripped = line.stripTrailing();
        return stripped.endsWith(":") || stripped.endsWith("：");
    }

    private static boolean isQuoted(String line) {
        return line.startsWith(">") || line.startsWith(" >");
    }

    private static boolean fits(Pattern pattern, String line) {
        return line.length() <= LONGEST_LINE && pattern.matcher(line).matches();
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines).strip();
    }
}
