package dev.rapport.contact.inbound;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.owasp.html.HtmlSanitizer;

/**
 * The words of HTML, as plain text. Nothing of it is ever shown as HTML, so nothing is loaded from anywhere and nothing
 * runs; where a link leads is said beside its words.
 */
public final class HtmlText implements HtmlSanitizer.Policy {

    /** More than people write; beyond it the file itself tells the rest. */
    static final int LONGEST = 400_000;

    private static final int LONGEST_ADDRESS = 500;
    private static final int DEEPEST_QUOTE = 20;
    private static final Pattern PICTURE = Pattern.compile("data:[^\"'>\\s]{500,}");

    private static final Set<String> UNSEEN = Set.of(
            "script", "style", "head", "title", "noscript", "template", "object", "svg", "math", "select", "button");
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figure",
            "footer",
            "form",
            "header",
            "hr",
            "li",
            "main",
            "nav",
            "ol",
            "pre",
            "section",
            "table",
            "tr",
            "ul");
    private static final Set<String> PARAGRAPHS = Set.of("p", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> EMPTY = Set.of("br", "img", "hr", "meta", "link", "input", "base", "col", "area");

    private final StringBuilder out = new StringBuilder();
    private int unseen;
    private int quotes;
    private int breaks;
    private boolean blank;
    private String address = "";
    private int linked;

    private HtmlText() {}

    public static String of(String html) {
        var text = new HtmlText();
        var plain = PICTURE.matcher(html).replaceAll("data:");
        HtmlSanitizer.sanitize(plain.substring(0, Math.min(plain.length(), LONGEST)), text);
        return text.out.toString();
    }

    @Override
    public void openDocument() {}

    @Override
    public void closeDocument() {}

    @Override
    public void openTag(String name, List<String> attributes) {
        if (UNSEEN.contains(name) && !EMPTY.contains(name)) unseen++;
        if (unseen > 0) return;
        if (name.equals("br")) breaks++;
        if (BLOCKS.contains(name)) line(1);
        if (PARAGRAPHS.contains(name)) line(2);
        if (name.equals("li")) say("- ");
        if (name.equals("td") || name.equals("th")) blank = true;
        if (name.equals("img")) picture(attributes);
        if (name.equals("blockquote")) quotes++;
        if (name.equals("a")) {
            address = attribute(attributes, "href");
            linked = out.length();
        }
    }

    @Override
    public void closeTag(String name) {
        if (UNSEEN.contains(name) && unseen > 0) {
            unseen--;
            return;
        }
        if (unseen > 0) return;
        if (name.equals("a")) link();
        if (BLOCKS.contains(name)) line(1);
        if (PARAGRAPHS.contains(name)) line(2);
        if (name.equals("blockquote") && quotes > 0) quotes--;
    }

    @Override
    public void text(String text) {
        if (unseen > 0) return;
        var words = text.replaceAll("[\\s\\u00A0]+", " ");
        if (words.startsWith(" ")) blank = true;
        if (!words.isBlank()) say(words.strip());
        if (words.endsWith(" ")) blank = true;
    }

    private void line(int most) {
        if (out.length() > 0) breaks = Math.max(breaks, most);
        blank = false;
    }

    private void say(String words) {
        if (out.isEmpty()) breaks = 0;
        var starts = breaks > 0 || out.isEmpty();
        for (; breaks > 0; breaks--) out.append('\n').append(breaks > 1 ? mark().stripTrailing() : "");
        if (starts) out.append(mark());
        else if (blank) out.append(' ');
        blank = false;
        out.append(words);
    }

    private String mark() {
        return "> ".repeat(Math.min(quotes, DEEPEST_QUOTE));
    }

    /** What the words say is not always where they lead. */
    private void link() {
        var said = out.substring(Math.min(linked, out.length())).strip();
        if (address.matches("(?i)https?://.*")
                && !said.isEmpty()
                && !bare(address).equals(bare(said))) {
            blank = true;
            say("<" + address.substring(0, Math.min(address.length(), LONGEST_ADDRESS)) + ">");
        }
        address = "";
    }

    private static String bare(String address) {
        return address.replaceAll("(?i)^https?://|/$", "");
    }

    /** A picture of the mail itself is named, as its file is; one from elsewhere may count who reads it, and says only what it says. */
    private void picture(List<String> attributes) {
        var said = attribute(attributes, "alt").strip();
        var own = attribute(attributes, "src").startsWith("cid:");
        if (own || !said.isEmpty()) {
            blank = true;
            say("[" + (said.isEmpty() ? attribute(attributes, "src").substring("cid:".length()) : said) + "]");
            blank = true;
        }
    }

    private static String attribute(List<String> attributes, String name) {
        for (var at = 0; at + 1 < attributes.size(); at += 2)
            if (attributes.get(at).equals(name)) return attributes.get(at + 1);
        return "";
    }
}
