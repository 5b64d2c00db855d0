package dev.rapport.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenNameTests {

    @ParameterizedTest
    @CsvSource({
        "Anna, Schmidt, Anna Schmidt",
        "小红, 王, 王小红",
        "太郎, 山田, 山田太郎",
        "ひろし, 山田, 山田ひろし",
        "민수, 김, 김민수",
        "Anna, 王, Anna 王",
        "Jean-Luc, d'Été, Jean-Luc d'Été",
        ", Schmidt, Schmidt",
        "Anna, , Anna"
    })
    void partsAreInTheOrderOfTheirScript(String given, String family, String name) {
        assertThat(WrittenName.of(given, family)).isEqualTo(name);
    }
}
