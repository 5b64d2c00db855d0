package dev.rapport.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.SoughtWords.Kind;
import dev.rapport.testing.DatabaseTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a person was known by is found as people and programs write it, and not where it is part of something else. */
@DatabaseTest
class NeedlesTests {

    @Autowired
    JdbcClient jdbc;

    @Test
    void aNameIsFoundInAnyCaseAndSpacingAsAWholeWord() {
        var name = new Needles(Map.of(Kind.NAME, Set.of("Anna Blum")));
        for (var text : new String[] {"anna  blum called", "with ANNA BLUM.", "{\"name\":\"Anna Blum\"}"})
            assertThat(finds(name, text)).as(text).isTrue();
        for (var text : new String[] {"Joanna Blum", "Anna Blumenthal", "Blum Anna"})
            assertThat(finds(name, text)).as(text).isFalse();
    }

    @Test
    void aChineseNameIsFoundInsideASentence() {
        assertThat(finds(new Needles(Map.of(Kind.NAME, Set.of("李小明"))), "请联系李小明先生"))
                .isTrue();
    }

    @Test
    void aNameWithSignsIsFoundInJsonToo() {
        var name = new Needles(Map.of(Kind.NAME, Set.of("Ann \"A.\" O'Neil\\x")));
        assertThat(finds(name, "Ann \"A.\" O'Neil\\x")).isTrue();
        assertThat(finds(name, "{\"name\": \"Ann \\\"A.\\\" O'Neil\\\\x\"}")).isTrue();
        assertThat(finds(name, "Ann \"AB\" O'Neil\\x")).isFalse();
    }

    @Test
    void aNumberIsFoundInItsSpellingsAndNotInsideALongerOne() {
        var phone = new Needles(Map.of(Kind.PHONE, Set.of("+8613912345678")));
        for (var text :
                new String[] {"+86 139 1234 5678", "139-1234-5678", "008613912345678", "(139) 1234.5678", "13912345678"
                }) assertThat(finds(phone, text)).as(text).isTrue();
        for (var text : new String[] {"213912345678", "139123456789", "13912345679"})
            assertThat(finds(phone, text)).as(text).isFalse();
        assertThat(finds(new Needles(Map.of(Kind.PHONE, Set.of("+493012345678"))), "030 / 12345678"))
                .isTrue();
    }

    @Test
    void whatTellsNobodyApartIsNotLookedFor() {
        assertThat(Needles.tells(Kind.NAME, "Al")).isFalse();
        assertThat(Needles.tells(Kind.NAME, "李明")).isTrue();
        assertThat(Needles.tells(Kind.IDENTITY, "17")).isFalse();
        assertThat(finds(Needles.none(), "anything at all")).isFalse();
    }

    @Test
    void inFilesItIsFoundInEveryEncodingAndAcrossPieces() throws IOException {
        var needles = new Needles(Map.of(Kind.NAME, Set.of("李小明"), Kind.PHONE, Set.of("+8613912345678")));
        for (var encoding : new String[] {"UTF-8", "UTF-16LE", "GB18030"})
            assertThat(found(needles, "x李小明y".getBytes(encoding))).as(encoding).isEqualTo(1);
        var large = new byte[(1 << 20) + 100];
        var phone = "13912345678".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(phone, 0, large, (1 << 20) - 5, phone.length);
        assertThat(found(needles, large)).isEqualTo(1);
        assertThat(found(needles, new byte[3 << 20])).isZero();
    }

    private static long found(Needles needles, byte[] file) throws IOException {
        return FileScan.look(new ByteArrayInputStream(file), needles.bytes()).found();
    }

    private boolean finds(Needles needles, String text) {
        return jdbc.sql("select :text ~* :pattern")
                .param("text", text)
                .param("pattern", needles.pattern())
                .query(Boolean.class)
                .single();
    }
}
