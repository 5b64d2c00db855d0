package dev.rapport.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

class ForeignXmlTests {

    private static int tags(String xml) throws XMLStreamException {
        var reader = ForeignXml.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        var tags = 0;
        while (reader.hasNext()) if (reader.next() == XMLStreamConstants.START_ELEMENT) tags++;
        return tags;
    }

    @Test
    void aLongListMayHaveManySigns() throws XMLStreamException {
        assertThat(tags("<log>" + "<trace name=\"Sale &amp; Return\">A &lt; B</trace>".repeat(110_000) + "</log>"))
                .isEqualTo(110_001);
    }

    @Test
    void itDeclaresNothingAndPointsNowhere() {
        assertThatThrownBy(
                        () -> tags("<!DOCTYPE log [<!ENTITY file SYSTEM \"file:///etc/hostname\">]><log>&file;</log>"))
                .isInstanceOf(XMLStreamException.class);
        assertThatThrownBy(() -> tags("<!DOCTYPE log [<!ENTITY a \"aaaa\">]><log>&a;</log>"))
                .isInstanceOf(XMLStreamException.class);
    }
}
