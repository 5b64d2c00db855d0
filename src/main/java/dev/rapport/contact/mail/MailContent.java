package dev.rapport.contact.mail;

import dev.rapport.contact.inbound.Heard.Part;
import dev.rapport.contact.inbound.HtmlText;
import dev.rapport.contact.mail.MimePart.Branch;
import dev.rapport.contact.mail.MimePart.Leaf;
import dev.rapport.platform.CleanText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a mail says, in plain text, and the files that came along. HTML is kept as a file where the text was made from
 * it, because only then it may say something that the text does not.
 */
final class MailContent {

    private static final Set<String> WORDS = Set.of("text/plain", "text/html", "text/richtext", "text/enriched");
    private static final int LONGEST_THIN = 400;
    private static final String HTML = "text/html";

    /** How much shorter plain text is that only says that there is HTML. */
    private static final int THIN = 4;

    private final List<String> texts = new ArrayList<>();
    private final List<Part> files = new ArrayList<>();

    /** What the texts were made from. */
    private final List<Part> sources = new ArrayList<>();

    private MailContent() {}

    static MailContent of(MimePart root) {
        var content = new MailContent();
        content.take(root);
        return content;
    }

    String text() {
        return String.join("\n\n", texts);
    }

    List<Part> files() {
        return Stream.concat(files.stream(), sources.stream()).toList();
    }

    private void take(MimePart part) {
        switch (part) {
            case Leaf leaf when isWords(leaf) -> say(leaf);
            case Leaf leaf -> keep(leaf);
            case Branch branch when branch.type().equals("multipart/alternative") -> choose(branch);
            case Branch branch -> branch.parts().forEach(this::take);
        }
    }

    /** The first text may have a name; one that comes later with a name is a file. */
    private boolean isWords(Leaf leaf) {
        return WORDS.contains(leaf.type())
                && !leaf.isAttached()
                && (texts.isEmpty() || leaf.name().isEmpty());
    }

    private void say(Leaf leaf) {
        var text = text(leaf);
        if (!text.isEmpty()) texts.add(text);
        if (!leaf.type().equals("text/plain") && leaf.bytes().length > 0) sources.add(file(leaf));
    }

    private void keep(Leaf leaf) {
        files.add(file(leaf));
    }

    private static Part file(Leaf leaf) {
        var name = leaf.name();
        if (name.isEmpty() && leaf.type().equals("message/rfc822"))
            name = MimeMail.of(leaf.bytes()).headers().line("subject") + ".eml";
        return new Part(FileNames.of(name, leaf.type()), leaf.type(), leaf.bytes(), leaf.isInline());
    }

    /** The plain one, unless it says nothing or only that there is another. Files of all are kept. */
    private void choose(Branch branch) {
        var contents = branch.parts().stream().map(MailContent::of).toList();
        contents.forEach(content -> files.addAll(content.files));
        var plain = first(branch, contents, false);
        var rich = first(branch, contents, true);
        var isThin = plain.length() < LONGEST_THIN && plain.length() * THIN < rich.length();
        var says = plain.isEmpty() || isThin ? rich : plain;
        if (says.isEmpty()) return;
        texts.add(says);
        contents.stream()
                .filter(content -> content.text().equals(says))
                .limit(1)
                .forEach(content -> sources.addAll(content.sources));
    }

    private static String first(Branch branch, List<MailContent> contents, boolean isRich) {
        for (var at = 0; at < contents.size(); at++) {
            var isPlain = branch.parts().get(at).type().equals("text/plain");
            var text = contents.get(at).text();
            if (isPlain != isRich && !text.isEmpty()) return text;
        }
        return "";
    }

    private static String text(Leaf leaf) {
        var said = EncodedWords.fit(leaf.text());
        var type = leaf.headers().parameters("content-type");
        return clean(
                switch (leaf.type()) {
                    case HTML -> HtmlText.of(said);
                    case "text/plain" ->
                        type.get("format").filter("flowed"::equalsIgnoreCase).isPresent()
                                ? Flowed.joined(
                                        said,
                                        type.get("delsp")
                                                .filter("yes"::equalsIgnoreCase)
                                                .isPresent())
                                : said;
                    default -> said.replaceAll("<<", "<").replaceAll("</?[A-Za-z-]{1,60}>", "");
                });
    }

    private static String clean(String text) {
        return CleanText.body(EncodedWords.fit(text).replaceAll("\\r\\n?", "\n").replaceAll("\\n{4,}", "\n\n\n"));
    }

    /** A text as a file. */
    static Part file(String name, String text) {
        return new Part(name, "text/plain", text.getBytes(StandardCharsets.UTF_8), true);
    }
}
