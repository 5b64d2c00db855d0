package dev.rapport.contact.feed;

import static javax.xml.stream.XMLStreamConstants.CDATA;
import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.DTD;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.ENTITY_REFERENCE;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.ForeignXml;
import dev.rapport.platform.Refused;
import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads RSS (0.9 to 2.0) and Atom (RFC 4287) tag by tag. What declares types of its own is refused; anything else that
 * readers of feeds let pass is let pass.
 */
final class FeedXml {

    private static final int DEEPEST = 60;
    private static final int LONGEST_TEXT = 60_000;
    private static final String XML = "http://www.w3.org/XML/1998/namespace";
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    /** Others say things of their own by the same names. */
    private static final Set<String> SPACES = Set.of(
            "",
            ATOM,
            "http://purl.org/rss/1.0/",
            "http://purl.org/rss/1.0/modules/content/",
            "http://purl.org/dc/elements/1.1/");

    private static final Set<String> FEEDS = Set.of("rss", "RDF", "feed");
    private static final Set<String> ENTRIES = Set.of("item", "entry");

    /** It is no feed; the message is the end of the key of the sentence that says why. */
    static final class NoFeed extends Exception {

        private final transient Object more;

        NoFeed(String why) {
            this(why, "");
        }

        NoFeed(String why, Object more) {
            super(why);
            this.more = more;
        }

        Refused refused() {
            return Refused.unavailable("account.feed.no-feed." + getMessage(), more);
        }
    }

    private final XMLStreamReader xml;
    private final List<FeedEntry> entries = new ArrayList<>();
    private @Nullable String language;
    private @Nullable String base;
    private boolean isBaseTold;

    private FeedXml(XMLStreamReader xml, @Nullable String address) {
        this.xml = xml;
        base = address;
    }

    /**
     * @param contentType as the server says
     * @param address where it was fetched
     */
    static List<FeedEntry> read(byte[] bytes, @Nullable String contentType, @Nullable String address) throws NoFeed {
        var text = FeedText.of(bytes, contentType);
        try {
            var reader = ForeignXml.read(new StringReader(text));
            try {
                var feed = new FeedXml(reader, address);
                feed.read();
                return feed.entries;
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            var at = e.getLocation();
            throw new NoFeed("xml", at == null ? 1 : at.getLineNumber());
        } catch (RuntimeException e) { // the JDK's reader throws others for odd signs
            throw new NoFeed("xml", 1);
        }
    }

    private void read() throws XMLStreamException, NoFeed {
        var depth = 0;
        while (xml.hasNext()) {
            var event = next();
            if (event == END_ELEMENT) depth--;
            if (event != START_ELEMENT) continue;
            var name = xml.getLocalName();
            if (++depth == 1 && !FEEDS.contains(name)) throw new NoFeed("other", shown(name));
            if (depth > DEEPEST) throw new NoFeed("deep");
            if (depth == 1) {
                language = xml.getAttributeValue(XML, "lang");
                standsAt(xml.getAttributeValue(XML, "base"));
            }
            if (ENTRIES.contains(name)) {
                entries.add(entry());
                depth--;
            } else if (name.equals("link") && xml.getAttributeCount() == 0) {
                standsAt(text());
                depth--;
            } else if (name.equals("language") && language == null) {
                language = text();
                depth--;
            }
        }
        if (depth != 0) throw new NoFeed("early");
    }

    /** The first who says it is believed: the feed itself, or RSS by the address of its pages. */
    private void standsAt(@Nullable String said) {
        if (said == null || isBaseTold) return;
        var told = under(base, said);
        isBaseTold = told != null;
        if (told != null) base = told;
    }

    private static @Nullable String under(@Nullable String base, String said) {
        try {
            var written = URI.create(said.strip());
            var whole = base == null ? written : URI.create(base).resolve(written);
            return whole.getHost() == null || whole.getScheme() == null ? null : whole.toString();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private int next() throws XMLStreamException, NoFeed {
        var event = xml.next();
        if (event == DTD) throw new NoFeed("types");
        return event;
    }

    private static String shown(String name) {
        return CleanText.line(CleanText.fit(name.substring(0, Math.min(name.length(), 40))));
    }

    /** Up to where the entry ends. */
    private FeedEntry entry() throws XMLStreamException, NoFeed {
        var own = xml.getAttributeValue(XML, "base");
        var draft = new EntryDraft(language, own == null ? base : under(base, own));
        var isHere = true;
        while (isHere) {
            var event = next();
            if (event == END_ELEMENT) isHere = false;
            else if (event == START_ELEMENT) field(draft);
        }
        return draft.entry();
    }

    private void field(EntryDraft draft) throws XMLStreamException, NoFeed {
        var name = xml.getLocalName();
        var space = Objects.requireNonNullElse(xml.getNamespaceURI(), "");
        if (!SPACES.contains(space)) {
            text();
            return;
        }
        var type = xml.getAttributeValue(null, "type");
        switch (name) {
            case "link" -> link(draft);
            case "author" -> author(draft);
            case "encoded", "description", "content", "summary" -> {
                // an Atom text is plain unless it says otherwise, also where its tags were left out; an RSS one is HTML
                var isHtml = !space.equals(ATOM) || "html".equals(type);
                draft.words(name, text(), isHtml);
            }
            default -> draft.field(name, text());
        }
    }

    private void link(EntryDraft draft) throws XMLStreamException, NoFeed {
        var own = xml.getAttributeValue(XML, "base");
        var from = own == null ? draft.base() : under(draft.base(), own);
        draft.link(xml.getAttributeValue(null, "rel"), xml.getAttributeValue(null, "href"), text(), from);
    }

    /** RSS has an address and perhaps a name in brackets; Atom has name, email and uri below it. */
    private void author(EntryDraft draft) throws XMLStreamException, NoFeed {
        var own = new StringBuilder();
        var isHere = true;
        while (isHere) {
            switch (next()) {
                case END_ELEMENT -> isHere = false;
                case CHARACTERS, CDATA -> append(own);
                case START_ELEMENT -> {
                    var name = xml.getLocalName();
                    draft.author(name, text());
                }
                default -> {
                    // says nothing
                }
            }
        }
        draft.author(own.toString());
    }

    /** All that stands within the element; tags within it (XHTML) keep words apart. */
    private String text() throws XMLStreamException, NoFeed {
        var text = new StringBuilder();
        var depth = 1;
        while (depth > 0) {
            switch (next()) {
                case START_ELEMENT -> {
                    if (++depth > DEEPEST) throw new NoFeed("deep");
                    if (text.length() < LONGEST_TEXT) text.append('\n');
                }
                case END_ELEMENT -> depth--;
                case CHARACTERS, CDATA -> append(text);
                case ENTITY_REFERENCE -> text.append(' ');
                default -> {
                    // says nothing
                }
            }
        }
        return text.toString();
    }

    private void append(StringBuilder text) {
        var room = LONGEST_TEXT - text.length();
        if (room > 0) text.append(xml.getTextCharacters(), xml.getTextStart(), Math.min(room, xml.getTextLength()));
    }
}
