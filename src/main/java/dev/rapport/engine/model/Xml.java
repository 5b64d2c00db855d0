package dev.rapport.engine.model;

import dev.rapport.platform.Refused;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads XML that may be hostile: no document type, hence no entities, and no more than {@value #LONGEST} characters. */
final class Xml {

    static final int LONGEST = 2_000_000;

    private Xml() {}

    static Document parse(String text) {
        if (text.length() > LONGEST) throw Refused.invalid("error.bpmn-too-long", LONGEST);
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder.parse(new InputSource(new StringReader(text)));
        } catch (SAXException | IOException e) {
            throw Refused.invalid("error.bad-bpmn", String.valueOf(e.getMessage()));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Element> elements(Document document) {
        var all = document.getElementsByTagNameNS("*", "*");
        var elements = new ArrayList<Element>(all.getLength());
        for (var i = 0; i < all.getLength(); i++) elements.add((Element) all.item(i));
        return elements;
    }

    /** The default handler prints to the console. */
    private static final class Strict implements ErrorHandler {

        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
