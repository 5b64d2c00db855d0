package dev.rapport.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.imports.RowRejected;
import dev.rapport.platform.Refused;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class XesReaderTests {

    private static final String TWO_CASES = """
            <?xml version="1.0" encoding="UTF-8"?>
            <log xes.version="1849-2016">
              <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
              <global scope="event"><string key="concept:name" value="none"/></global>
              <string key="origin" value="csv"/>
              <trace>
                <string key="concept:name" value="Case 1"/>
                <event>
                  <string key="concept:name" value="Open"><string key="inner" value="deep"/></string>
                  <date key="time:timestamp" value="2026-03-02T09:00:00Z"/>
                </event>
              </trace>
              <trace>
                <string key="concept:name" value="Case 2"/>
              </trace>
            </log>
            """;

    @Test
    void readsCasesWithTheLineTheyStartIn() {
        var rows = XesReader.read(bytes(TWO_CASES));

        assertThat(rows.next()).hasValueSatisfying(row -> {
            assertThat(row.line()).isEqualTo(6);
            assertThat(content(row.content()).name()).isEqualTo("Case 1");
        });
        assertThat(rows.next())
                .hasValueSatisfying(
                        row -> assertThat(content(row.content()).name()).isEqualTo("Case 2"));
        assertThat(rows.next()).isEmpty();
    }

    @Test
    void readsTheAttributesOfEvents() {
        var found =
                content(XesReader.read(bytes(TWO_CASES)).next().orElseThrow().content());

        assertThat(found.events()).singleElement().satisfies(event -> {
            assertThat(event.line()).isEqualTo(8);
            assertThat(event.attributes())
                    .containsOnlyKeys("concept:name", "time:timestamp")
                    .containsEntry("concept:name", "Open");
        });
    }

    @Test
    void readsTheEncodingThatTheFileDeclares() {
        var text = TWO_CASES.replace("UTF-8", "GB18030").replace("Case 1", "工单一");

        var rows = XesReader.read(new ByteArrayInputStream(text.getBytes(Charset.forName("GB18030"))));

        assertThat(content(rows.next().orElseThrow().content()).name()).isEqualTo("工单一");
    }

    @Test
    void tellsWhereTheFileBreaksOffAndKeepsWhatCameBefore() {
        var rows = XesReader.read(bytes(TWO_CASES.replace("value=\"Case 2\"/>", "value=\"Case 2>")));
        assertThat(rows.next()).isPresent();

        assertThatExceptionOfType(Refused.class).isThrownBy(rows::next).satisfies(broken -> {
            assertThat(broken).isNotInstanceOf(RowRejected.class);
            assertThat(broken.key()).isEqualTo("ticket.import.not-xml");
            assertThat((long) broken.arguments()[0]).isBetween(13L, 15L);
        });
        assertThat(rows.next()).isEmpty();
    }

    @Test
    void refusesEntitiesThatMultiply() {
        refuses("""
                <!DOCTYPE log [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>
                <log><trace><string key="concept:name" value="&c;"/></trace></log>
                """, "ticket.import.not-xml");
    }

    @Test
    void refusesToReadOtherFiles() {
        refuses("""
                <!DOCTYPE log [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
                <log><trace><string key="concept:name" value="&secret;"/></trace></log>
                """, "ticket.import.not-xml");
    }

    @Test
    void refusesWhatIsNoLog() {
        refuses("<html><body/></html>", "ticket.import.not-xes");
    }

    @Test
    void refusesWhatIsNoXml() {
        refuses("account,sector\nAcme,retail\n", "ticket.import.not-xml");
    }

    @Test
    void refusesAnEmptyFile() {
        refuses("", "ticket.import.not-xml");
    }

    @Test
    void rejectsNestingWithoutEnd() {
        var rows = XesReader.read(bytes("<log><trace>" + "<list>".repeat(100_000)));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(rows::next)
                .extracting(Refused::key)
                .isEqualTo("ticket.import.too-large");
        assertThat(rows.next()).isEmpty();
    }

    @Test
    void rejectsATextThatNeverEnds() {
        var endless =
                new SequenceInputStream(bytes("<log><trace><string key=\"concept:name\" value=\""), new InputStream() {
                    @Override
                    public int read() {
                        return 'x';
                    }
                });
        var rows = XesReader.read(endless);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(rows::next)
                .extracting(Refused::key)
                .isEqualTo("ticket.import.too-large");
        assertThat(rows.next()).isEmpty();
    }

    @Test
    void aCaseWithMoreEventsThanAnyTicketHasCostsOnlyItself() {
        readsTheCaseAfter("<event/>".repeat(20_000));
    }

    @Test
    void aCaseWithATextTooLongCostsOnlyItself() {
        readsTheCaseAfter("<event><string key=\"note\" value=\"" + "x".repeat(2_500) + "\"/></event>");
    }

    @Test
    void aCaseWithTooManyAttributesCostsOnlyItself() {
        var attributes = new StringBuilder();
        for (var i = 0; i < 300; i++)
            attributes.append("<string key=\"k").append(i).append("\" value=\"v\"/>");

        readsTheCaseAfter(attributes.toString());
    }

    private static void readsTheCaseAfter(String oversized) {
        var rows = XesReader.read(bytes("<log>\n<trace><string key=\"concept:name\" value=\"Case 1\"/>" + oversized
                + "</trace>\n" + "<trace><string key=\"concept:name\" value=\"Case 2\"/></trace></log>"));

        assertThatExceptionOfType(RowRejected.class).isThrownBy(rows::next).satisfies(rejected -> {
            assertThat(rejected.key()).isEqualTo("ticket.import.case-too-large");
            assertThat(rejected.arguments()).startsWith("Case 1");
        });
        assertThat(content(rows.next().orElseThrow().content()).name()).isEqualTo("Case 2");
        assertThat(rows.next()).isEmpty();
    }

    private static void refuses(String file, String key) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> XesReader.read(bytes(file)))
                .extracting(Refused::key)
                .isEqualTo(key);
    }

    private static LogCase content(Object content) {
        return (LogCase) Objects.requireNonNull(content);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
