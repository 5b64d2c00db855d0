package dev.rapport.platform;

import java.io.InputStream;
import java.io.Reader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML from outside tag by tag: it declares no types and points nowhere, and its size is for the reader to limit. */
public final class ForeignXml {

    private ForeignXml() {}

    public static XMLStreamReader read(InputStream xml) throws XMLStreamException {
        return factory().createXMLStreamReader(xml);
    }

    public static XMLStreamReader read(Reader xml) throws XMLStreamException {
        return factory().createXMLStreamReader(xml);
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // a sign such as &amp; counts as one of an entity, of which a long list has more than the 100,000 that are
        // usual
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        return factory;
    }
}
