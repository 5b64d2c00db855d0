package dev.rapport.imports;

import dev.rapport.platform.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cards of an address book (vCard 2.1, 3.0 and 4.0), each as one line of a table whose columns are called as ours. */
final class CardLines implements TableLines {

    static final List<String> COLUMNS = List.of(
            "name",
            "given_name",
            "family_name",
            "account",
            "kind",
            "mobile",
            "phone",
            "phone2",
            "email",
            "email2",
            "street",
            "postcode",
            "city",
            "region",
            "country",
            "title",
            "birthday",
            "note",
            "uid");

    private static final String BEGIN = "BEGIN:VCARD";
    private static final int LONGEST_START = 1_000;
    private static final int LONGEST_CARD = 4_000_000;

    private static final Comparator<CardText> PREFERRED_FIRST =
            Comparator.comparing(text -> !text.is("PREF") && !text.is("PREF=1"));

    private final BufferedReader text;
    private final Charset encoding;
    private @Nullable String ahead;
    private long line;
    private long start;
    private boolean named;

    private CardLines(BufferedReader text, Charset encoding) {
        this.text = text;
        this.encoding = encoding;
    }

    static CardLines read(BufferedReader text, Charset encoding) {
        return new CardLines(text, encoding);
    }

    /** Whether a text begins with a card; it is read from its beginning afterwards. */
    static boolean isOne(BufferedReader text) throws IOException {
        text.mark(LONGEST_START);
        var start = new char[LONGEST_START - 1];
        var count = Math.max(0, text.read(start));
        text.reset();
        return isOne(new String(start, 0, count));
    }

    /** The same of what a text begins with. */
    static boolean isOne(String start) {
        return start.stripLeading().regionMatches(true, 0, BEGIN, 0, BEGIN.length());
    }

    @Override
    public Optional<Line> next() {
        if (!named) {
            named = true;
            return Optional.of(new Line(1, COLUMNS));
        }
        try {
            for (var found = unfolded(); found != null; found = unfolded())
                if (found.strip().equalsIgnoreCase(BEGIN)) return Optional.of(card());
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            text.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cards within a card are passed over. */
    private Line card() throws IOException {
        var from = start;
        var told = new ArrayList<CardText>();
        var length = 0L;
        for (var depth = 1; depth > 0; ) {
            var next = unfolded();
            if (next == null) throw Refused.invalid("import.card-open", from);
            length += next.length();
            if (length > LONGEST_CARD) throw Refused.invalid("import.card-too-long", from, LONGEST_CARD);
            if (next.strip().equalsIgnoreCase(BEGIN)) depth++;
            else if (next.strip().equalsIgnoreCase("END:VCARD")) depth--;
            else if (depth == 1) CardText.of(next, encoding).ifPresent(told::add);
        }
        var cells = cells(told);
        return new Line(
                from,
                COLUMNS.stream().map(column -> cells.getOrDefault(column, "")).toList());
    }

    private static Map<String, String> cells(List<CardText> told) {
        var cells = new LinkedHashMap<String, String>();
        names(told, cells);
        phones(told, cells);
        var emails = told.stream()
                .filter(named("EMAIL"))
                .sorted(PREFERRED_FIRST)
                .map(CardText::text)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        if (!emails.isEmpty()) cells.put("email", emails.getFirst());
        cells.put("email2", emails.stream().skip(1).collect(Collectors.joining(" / ")));
        first(told, "ADR").ifPresent(address -> {
            cells.put("street", address.part(2));
            cells.put("city", address.part(3));
            cells.put("region", address.part(4));
            cells.put("postcode", address.part(5));
            cells.put("country", address.part(6));
        });
        first(told, "TITLE").ifPresent(title -> cells.put("title", title.text()));
        first(told, "BDAY").ifPresent(day -> cells.put("birthday", day.text()));
        first(told, "NOTE").ifPresent(note -> cells.put("note", note.text()));
        first(told, "UID").ifPresent(uid -> cells.put("uid", uid.text()));
        return cells;
    }

    private static void names(List<CardText> told, Map<String, String> cells) {
        var full = first(told, "FN").map(CardText::text).orElse("");
        var name = first(told, "N");
        var family = name.map(parts -> parts.part(0)).orElse("");
        var given = name.map(parts -> parts.part(1)).orElse("");
        var firm = first(told, "ORG").map(parts -> parts.part(0)).orElse("");
        var isFirm = first(told, "X-ABSHOWAS")
                        .filter(as -> as.text().equalsIgnoreCase("COMPANY"))
                        .isPresent()
                || first(told, "KIND")
                        .filter(kind -> kind.text().equalsIgnoreCase("org"))
                        .isPresent()
                || !firm.isEmpty() && given.isEmpty() && (full.isEmpty() || full.equals(firm));
        cells.put("kind", isFirm ? "organisation" : "person");
        cells.put("account", isFirm && firm.isEmpty() ? full : firm);
        if (isFirm) return;
        var hasBoth = !family.isEmpty() && !given.isEmpty();
        cells.put("given_name", hasBoth ? given : "");
        cells.put("family_name", hasBoth ? family : "");
        if (!hasBoth) cells.put("name", full.isEmpty() ? family + given : full);
    }

    private static void phones(List<CardText> told, Map<String, String> cells) {
        var all = told.stream()
                .filter(named("TEL"))
                .filter(phone -> !phone.is("FAX") && !phone.is("PAGER"))
                .sorted(PREFERRED_FIRST)
                .toList();
        var mobile = all.stream().filter(phone -> phone.is("CELL")).findFirst();
        mobile.ifPresent(phone -> cells.put("mobile", number(phone)));
        var others = all.stream()
                .map(CardLines::number)
                .filter(number -> !number.isEmpty() && !number.equals(cells.get("mobile")))
                .distinct()
                .toList();
        if (!others.isEmpty()) cells.put("phone", others.getFirst());
        cells.put("phone2", others.stream().skip(1).collect(Collectors.joining(" / ")));
    }

    private static String number(CardText phone) {
        var text = phone.text();
        return text.toLowerCase(Locale.ROOT).startsWith("tel:")
                ? text.substring(4).replaceFirst("(?i);ext=", " ext. ")
                : text;
    }

    private static Predicate<CardText> named(String name) {
        return text -> text.name().equals(name);
    }

    private static Optional<CardText> first(List<CardText> told, String name) {
        return told.stream().filter(named(name)).sorted(PREFERRED_FIRST).findFirst();
    }

    /** A line with those behind it that begin with a blank, or that the sign at its end says to be of it. */
    private @Nullable String unfolded() throws IOException {
        var first = ahead == null ? written() : ahead;
        start = line;
        ahead = null;
        if (first == null) return null;
        var whole = new StringBuilder(first);
        for (ahead = written(); ahead != null; ahead = written()) {
            if (whole.length() > LONGEST_CARD) throw Refused.invalid("import.card-too-long", line, LONGEST_CARD);
            if (whole.length() > 0 && whole.charAt(whole.length() - 1) == '=' && CardText.goesOn(whole.toString())) {
                whole.setLength(whole.length() - 1);
                whole.append(ahead.startsWith(" ") || ahead.startsWith("\t") ? ahead.substring(1) : ahead);
            } else if (ahead.startsWith(" ") || ahead.startsWith("\t")) whole.append(ahead, 1, ahead.length());
            else break;
        }
        return whole.toString();
    }

    private @Nullable String written() throws IOException {
        line++;
        var one = new StringBuilder();
        var next = text.read();
        if (next < 0) return null;
        for (; next >= 0 && next != '\n'; next = text.read()) {
            if (one.length() > LONGEST_CARD) throw Refused.invalid("import.card-too-long", line, LONGEST_CARD);
            if (next != '\r') one.append((char) next);
        }
        return one.toString();
    }
}
