package dev.rapport.contact.sealed;

import dev.rapport.platform.ForeignXml;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads what the platform writes: one element with elements of text in it. What is deeper is passed by. */
public final class CallbackXml {

    private static final int DEEPEST = 20;
    private static final int MOST = 100;

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
}
