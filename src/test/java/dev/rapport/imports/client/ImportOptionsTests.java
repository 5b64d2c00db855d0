package dev.rapport.imports.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ImportOptionsTests {

    @Test
    void takesOptionsAnywhere() {
        var options = parse("--user", "li", "leads", "--url", "http://crm:81", "pom.xml");
        assertThat(options.kind()).isEqualTo("leads");
        assertThat(options.user()).isEqualTo("li");
        assertThat(options.url()).hasToString("http://crm:81");
    }

    @Test
    void aPasswordNeedNotBeOnTheCommandLine() {
        var options = ImportOptions.parse(new String[] {"leads", "pom.xml"}, Map.of("RAPPORT_PASSWORD", "secret"));
        assertThat(options.password()).isEqualTo("secret");
    }

    @Test
    void aMappingIsAFileOrTheNameOfASavedOne() {
        assertThat(parse("leads", "pom.xml", "--headings", "4").headings()).isEqualTo("4");
        assertThat(parse("leads", "pom.xml", "--mapping", "pom.xml").mapping()).hasToString("pom.xml");
        var named = parse("leads", "pom.xml", "--mapping", "Trade fair", "--words", "tier:VIP=gold");
        assertThat(named.mapping()).isNull();
        assertThat(named.mappingName()).isEqualTo("Trade fair");
        assertThat(named.words()).isEqualTo("tier:VIP=gold");
        assertThatThrownBy(() -> parse("tickets", "pom.xml", "--mapping", "absent.json"))
                .hasMessageContaining("absent.json");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> parse("leads")).hasMessageContaining("a kind and a file");
        assertThatThrownBy(() -> parse("leads", "absent.csv")).hasMessageContaining("absent.csv");
        assertThatThrownBy(() -> parse("leads", "pom.xml", "--quick")).hasMessageContaining("--quick");
        assertThatThrownBy(() -> parse("leads", "pom.xml", "--url")).hasMessageContaining("needs a value");
    }

    private static ImportOptions parse(String... arguments) {
        return ImportOptions.parse(arguments, Map.of());
    }
}
