package dev.rapport.service;

import dev.rapport.imports.ImportRow;
import dev.rapport.imports.RowRejected;
import dev.rapport.imports.RowSource;
import dev.rapport.platform.ForeignXml;
import dev.rapport.platform.Refused;
import dev.rapport.service.LogCase.LogEvent;
import dev.rapport.service.MeteredInput.TooLarge;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a log in XES (IEEE 1849) case by case. Never looks anything up that the file points to, refuses document type
 * declarations, and holds one case of limited size at a time: a larger one is skipped to its end.
 */
final class XesReader implements RowSource {

    private static final int DEEPEST = 32;
    private static final int MOST_EVENTS = 10_000;
    private static final int MOST_ATTRIBUTES = 200;
    private static final int LONGEST_TEXT = 2_000;

    private final MeteredInput input;
    private final XMLStreamReader xml;
    private int depth;
    private boolean ended;
    private boolean oversized;

    private XesReader(MeteredInput input, XMLStreamReader xml) {
        this.input = input;
        this.xml = xml;
    }

    static XesReader read(InputStream file) {
        var input = new MeteredInput(file);
        try {
            var reader = new XesReader(input, ForeignXml.read(input));
            reader.requireLog();
            return reader;
        } catch (XMLStreamException e) {
            throw Refused.invalid("ticket.import.not-xml", line(e), reason(e));
        } catch (TooLarge e) {
            throw Refused.invalid("ticket.import.too-large", 1);
        }
    }

    @Override
    public Optional<ImportRow> next() {
        if (ended) return Optional.empty();
        try {
            while (advance() != XMLStreamConstants.END_DOCUMENT) {
                if (xml.isStartElement() && depth == 2 && xml.getLocalName().equals("trace"))
                    return Optional.of(row(readCase()));
            }
            ended = true;
            return Optional.empty();
        } catch (XMLStreamException e) {
            ended = true;
            throw Refused.invalid("ticket.import.not-xml", line(e), reason(e));
        } catch (TooLarge e) {
            ended = true;
            throw Refused.invalid("ticket.import.too-large", line());
        }
    }

    @Override
    public void close() {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private void requireLog() throws XMLStreamException {
        while (!xml.isStartElement()) advance();
        if (!xml.getLocalName().equals("log")) throw Refused.invalid("ticket.import.not-xes", xml.getLocalName());
    }

    private LogCase readCase() throws XMLStreamException {
        var start = line();
        var attributes = new HashMap<String, String>();
        var events = new ArrayList<LogEvent>();
        oversized = false;
        while (advance() != XMLStreamConstants.END_ELEMENT || depth > 1) {
            if (!xml.isStartElement() || depth != 3) continue;
            if (!xml.getLocalName().equals("event")) put(attributes);
            else if (events.size() < MOST_EVENTS) events.add(readEvent());
            else oversized = true;
        }
        if (oversized) throw tooLarge(start, attributes);
        return new LogCase(start, Map.copyOf(attributes), List.copyOf(events));
    }

    private LogEvent readEvent() throws XMLStreamException {
        var start = line();
        var attributes = new HashMap<String, String>();
        while (advance() != XMLStreamConstants.END_ELEMENT || depth > 2) {
            if (xml.isStartElement() && depth == 4) put(attributes);
        }
        return new LogEvent(start, Map.copyOf(attributes));
    }

    /** Attributes inside attributes (lists and containers) say nothing that a mapping can ask for. */
    private void put(Map<String, String> attributes) {
        var key = xml.getAttributeValue(null, "key");
        var value = xml.getAttributeValue(null, "value");
        if (key == null || value == null) return;
        if (key.length() + value.length() > LONGEST_TEXT || attributes.size() >= MOST_ATTRIBUTES) oversized = true;
        else if (!value.isBlank()) attributes.put(key, value.strip());
    }

    private static RowRejected tooLarge(long line, Map<String, String> attributes) {
        var name = attributes.getOrDefault(LogCase.NAME, "?");
        return RowRejected.atLine(
                line, "ticket.import.case-too-large", name, LONGEST_TEXT, MOST_EVENTS, MOST_ATTRIBUTES);
    }

    private int advance() throws XMLStreamException {
        input.tagReached();
        var event = xml.next();
        if (event == XMLStreamConstants.DTD)
            throw new XMLStreamException("Message: document type declarations are not accepted", xml.getLocation());
        if (event == XMLStreamConstants.START_ELEMENT && ++depth > DEEPEST) throw new TooLarge();
        if (event == XMLStreamConstants.END_ELEMENT) depth--;
        return event;
    }

    private ImportRow row(LogCase found) {
        return new ImportRow(found.line(), Map.of(), found);
    }

    private long line() {
        return xml.getLocation().getLineNumber();
    }

    private static long line(XMLStreamException e) {
        return e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
    }

    /** The parser's own words without the place, which is told apart. */
    private static String reason(XMLStreamException e) {
        var text = String.valueOf(e.getMessage());
        var message = text.indexOf("Message: ");
        return message < 0 ? text : text.substring(message + "Message: ".length());
    }
}
