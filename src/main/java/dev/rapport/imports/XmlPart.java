package dev.rapport.imports;

import dev.rapport.platform.ForeignXml;
import dev.rapport.platform.Refused;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML in a package, tag by tag. Never looks anything up that it points to. What the package says of its size and what is
 * truly unpacked have the same limits, as has what stands between two tags.
 */
final class XmlPart implements AutoCloseable {

    private static final long MOST_BETWEEN_TAGS = 1 << 20;

    private final Unpacked input;
    private final XMLStreamReader xml;
    private final long size;

    XmlPart(ZipFile zip, ZipEntry entry) {
        PackedFile.requireList(entry.getSize(), entry.getCompressedSize());
        this.size = Math.max(1, entry.getSize());
        try {
            this.input = new Unpacked(zip.getInputStream(entry), entry.getCompressedSize());
            this.xml = ForeignXml.read(input);
        } catch (XMLStreamException | IOException e) {
            throw Refused.invalid("import.broken-workbook");
        }
    }

    private static final class Unpacked extends FilterInputStream {

        private final long packed;
        private long count;
        private long sinceTag;

        Unpacked(InputStream part, long packed) {
            super(part);
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            var one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var read = super.read(target, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int bytes) {
            count += bytes;
            sinceTag += bytes;
            PackedFile.requireList(count, packed);
            if (sinceTag > MOST_BETWEEN_TAGS) throw Refused.invalid("import.broken-workbook");
        }
    }

    /** Goes on to what comes next; false at the end. */
    boolean next() {
        try {
            if (!xml.hasNext()) return false;
            if (xml.next() == XMLStreamConstants.DTD) throw Refused.invalid("import.broken-workbook");
            input.sinceTag = 0;
            return true;
        } catch (XMLStreamException e) {
            throw Refused.invalid("import.broken-workbook");
        }
    }

    boolean starts(String name) {
        return xml.isStartElement() && xml.getLocalName().equals(name);
    }

    boolean ends(String name) {
        return xml.isEndElement() && xml.getLocalName().equals(name);
    }

    /** Empty where it is not there. */
    String attribute(String name) {
        return Objects.requireNonNullElse(xml.getAttributeValue(null, name), "");
    }

    /** Adds what is said within the tag up to its end; no more than somewhat too much is kept. */
    void addText(String tag, StringBuilder text) {
        while (next() && !ends(tag))
            if ((xml.isCharacters() || xml.getEventType() == XMLStreamConstants.CDATA)
                    && text.length() <= TableRows.LONGEST_CELL)
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
    }

    void skip(String tag) {
        while (next() && !ends(tag)) {}
    }

    /** How much of it is read. */
    double share() {
        return Math.min(1, input.count / (double) size);
    }

    @Override
    public void close() {
        try {
            xml.close();
            input.close();
        } catch (XMLStreamException | IOException e) {
            throw Refused.invalid("import.broken-workbook");
        }
    }
}
