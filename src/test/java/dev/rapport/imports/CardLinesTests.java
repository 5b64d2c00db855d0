package dev.rapport.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.platform.Refused;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardLinesTests {

    private static final ImportColumns COLUMNS =
            new ImportColumns("customers", List.of(), List.of("name", "account"), CardLines.COLUMNS, List.of());

    @Test
    void readsACardOfVersionThree() {
        var rows = rows("""
                BEGIN:VCARD
                VERSION:3.0
                N:Schmidt;Anna;;Dr.;
                FN:Dr. Anna Schmidt
                ORG:Acme\\, Inc.;Sales
                TITLE:Head of
                  Sales
                item1.TEL;TYPE=WORK,VOICE:+49 351 555120
                TEL;TYPE=FAX:+49 351 555129
                TEL;TYPE=CELL;TYPE=PREF:+49 170 1234567
                EMAIL;TYPE=INTERNET:second@example.com
                EMAIL;TYPE=INTERNET;TYPE=PREF:anna@example.com
                ADR;TYPE=WORK:;;Am Markt 1\\; Hof;Dresden;Sachsen;01067;Germany
                BDAY:1980-02-03
                NOTE:first\\nsecond
                END:VCARD
                """);

        assertThat(rows)
                .extracting(ImportRow::fields)
                .containsExactly(Map.ofEntries(
                        Map.entry("given_name", "Anna"),
                        Map.entry("family_name", "Schmidt"),
                        Map.entry("account", "Acme, Inc."),
                        Map.entry("kind", "person"),
                        Map.entry("title", "Head of Sales"),
                        Map.entry("phone", "+49 351 555120"),
                        Map.entry("mobile", "+49 170 1234567"),
                        Map.entry("email", "anna@example.com"),
                        Map.entry("email2", "second@example.com"),
                        Map.entry("street", "Am Markt 1; Hof"),
                        Map.entry("city", "Dresden"),
                        Map.entry("region", "Sachsen"),
                        Map.entry("postcode", "01067"),
                        Map.entry("country", "Germany"),
                        Map.entry("birthday", "1980-02-03"),
                        Map.entry("note", "first second")));
    }

    @Test
    void readsWhatOldPhonesWrite() {
        var rows = rows("""
                BEGIN:VCARD
                VERSION:2.1
                N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B;=E5=B0=8F=
                =E7=BA=A2;;;
                TEL;CELL;PREF:13812345678
                TEL;HOME:010-62301234
                PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQ
                 AAAQABAAD

                END:VCARD
                """);

        assertThat(rows.getFirst().fields())
                .containsEntry("family_name", "王")
                .containsEntry("given_name", "小红")
                .containsEntry("mobile", "13812345678")
                .containsEntry("phone", "010-62301234");
    }

    @Test
    void readsFirmsAndAddressesOfVersionFour() {
        var rows = rows("""
                begin:vcard
                VERSION:4.0
                KIND:org
                FN:Acme
                TEL;VALUE=uri;TYPE="voice,work":tel:+86-10-62301234;ext=801
                ADR;LABEL="Road 1: left, right";PREF=1:;;Road 1;Beijing;;100000;China
                END:VCARD

                BEGIN:VCARD
                VERSION:3.0
                FN:Beta
                ORG:Beta
                N:;;;;
                END:VCARD
                """);

        assertThat(rows).extracting(row -> row.get("kind")).containsExactly("organisation", "organisation");
        assertThat(rows).extracting(row -> row.get("account")).containsExactly("Acme", "Beta");
        assertThat(rows).extracting(ImportRow::line).containsExactly(1L, 9L);
        assertThat(rows.getFirst().get("phone")).isEqualTo("+86-10-62301234 ext. 801");
        assertThat(rows.getFirst().get("street")).isEqualTo("Road 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void findsTheEncodingByItself(String encoding) {
        var text = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:王小红\r\nORG:深圳市华为技术有限公司\r\nN:王;小红;;;\r\nEND:VCARD\r\n";

        assertThat(rows(text.getBytes(Charset.forName(encoding))).getFirst().get("account"))
                .isEqualTo("深圳市华为技术有限公司");
    }

    @Test
    void aCardWithinACardIsNoneOfItsOwn() {
        var rows = rows("""
                BEGIN:VCARD
                FN:Boss
                AGENT:
                BEGIN:VCARD
                FN:Secretary
                END:VCARD
                TEL:+4935155512
                END:VCARD
                """);

        assertThat(rows).extracting(row -> row.get("name")).containsExactly("Boss");
        assertThat(rows.getFirst().get("phone")).isEqualTo("+4935155512");
    }

    @Test
    void aCardThatNeverEndsIsTold() {
        assertThatThrownBy(() -> rows("BEGIN:VCARD\nFN:A\nEND:VCARD\nBEGIN:VCARD\nFN:B\n"))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.key()).isEqualTo("import.card-open");
                    assertThat(refused.arguments()).containsExactly(4L);
                });
    }

    private static List<ImportRow> rows(String text) {
        return rows(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<ImportRow> rows(byte[] bytes) {
        var reading = Tables.reading(() -> new ByteArrayInputStream(bytes), GivenReading.NOTHING, COLUMNS);
        try (var source = Tables.read(new ByteArrayInputStream(bytes), reading, COLUMNS)) {
            var rows = new ArrayList<ImportRow>();
            for (var row = source.next(); row.isPresent(); row = source.next()) rows.add(row.get());
            return rows;
        }
    }
}
