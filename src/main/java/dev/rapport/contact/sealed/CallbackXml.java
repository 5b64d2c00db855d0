package dev.rapport.contact.sealed;

import dev.rapport.platform.ForeignXml;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads what the platform writes: one element with elements of text in it. What is deeper is passed by. */
public final class CallbackXml {

    private static final int DEEPEST = 20;
    private static final int MOST = 100;
    private static final int MOST_ITEMS = 1_000;

    private CallbackXml() {}

    /** Texts by the names of their elements; empty where it is not that, or where an element comes twice. */
    public static Optional<Map<String, String>> read(byte[] xml) {
        try {
            var reader = ForeignXml.read(new ByteArrayInputStream(xml));
            try {
                return read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    private static Optional<Map<String, String>> read(XMLStreamReader reader) throws XMLStreamException {
        var found = new HashMap<String, String>();
        var text = new StringBuilder();
        var depth = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                    return Optional.empty();
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > DEEPEST) return Optional.empty();
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (depth == 2) text.append(reader.getText());
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (depth-- == 2
                            && (found.put(reader.getLocalName(), text.toString()) != null || found.size() > MOST))
                        return Optional.empty();
                }
                default -> {
                    // says nothing
                }
            }
        }
        return Optional.of(found);
    }

    /** What stands in the elements of the one of that name, such as of a list; nothing where it is not that. */
    public static List<String> items(byte[] xml, String name) {
        try {
            var reader = ForeignXml.read(new ByteArrayInputStream(xml));
            try {
                return items(reader, name);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            return List.of();
        }
    }

    private static List<String> items(XMLStreamReader reader, String name) throws XMLStreamException {
        var found = new ArrayList<String>();
        var text = new StringBuilder();
        var depth = 0;
        var isInside = false;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                    return List.of();
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > DEEPEST) return List.of();
                    if (depth == 2) isInside = reader.getLocalName().equals(name);
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (isInside && depth == 3) text.append(reader.getText());
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (depth-- == 3 && isInside && found.size() < MOST_ITEMS) found.add(text.toString());
                }
                default -> {
                    // says nothing
                }
            }
        }
        return found;
    }
}
