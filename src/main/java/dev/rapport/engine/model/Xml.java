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
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads XML that may be hostile: no document type, hence no entities, no more than {@value #LONGEST} characters and
 * {@value #MOST} elements, and none deeper than {@value #DEEPEST}.
 */
final class Xml {

    static final int LONGEST = 2_000_000;
    static final int MOST = 20_000;
    static final int DEEPEST = 100;

    private static final int PARSED = 1_000;

    private Xml() {}

    static Document parse(String text) {
        if (text.length() > LONGEST) throw Refused.invalid("error.bpmn-too-long", LONGEST);
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(
                    "jdk.xml.maxElementDepth", PARSED); // else each Java has another one, and another sentence
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return bounded(builder.parse(new InputSource(new StringReader(text))));
        } catch (SAXException | IOException e) {
            throw Refused.invalid("error.bad-bpmn", String.valueOf(e.getMessage()));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whatever reads the tree may then go down into it step by step. */
    private static Document bounded(Document document) {
        var depth = 0;
        var count = 0;
        Node node = document;
        while (true) {
            if (node instanceof Element && (++count > MOST || depth > DEEPEST))
                throw Refused.invalid("error.bpmn-too-much", MOST, DEEPEST);
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
                continue;
            }
            while (node != document && node.getNextSibling() == null) {
                node = node.getParentNode();
                depth--;
            }
            if (node == document) return document;
            node = node.getNextSibling();
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
