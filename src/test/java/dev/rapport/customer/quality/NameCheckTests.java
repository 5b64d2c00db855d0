package dev.rapport.customer.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameCheckTests {

    @ParameterizedTest
    @CsvSource({
        "test, PLACEHOLDER",
        "TEST 2, PLACEHOLDER",
        "n/a, PLACEHOLDER",
        "?, PLACEHOLDER",
        "xxx, PLACEHOLDER",
        "未知, PLACEHOLDER",
        "测试, PLACEHOLDER",
        "00017, DIGITS_ONLY",
        "１３８, DIGITS_ONLY",
        "先生, FORM_OF_ADDRESS",
        "Mr., FORM_OF_ADDRESS",
        "王先生, ONE_CHARACTER",
        "王, ONE_CHARACTER",
        "Q, ONE_CHARACTER",
        "Mr Smith, ONE_WORD",
        "Maria, ONE_WORD",
        "Иван, ONE_WORD",
        "Jean-Luc, ONE_WORD"
    })
    void aNameByWhichNobodyCanBeCalledIsIncomplete(String name, Flaw flaw) {
        assertThat(NameCheck.ofPerson(name)).contains(flaw);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Maria Lopez",
                "王伟",
                "欧阳娜娜",
                "Mr John Smith",
                "Dr. Li Wei",
                "王伟先生",
                "김철수",
                "Testa Rossa",
                "Maria M.",
                "Иван Петров",
                "O'Neill, Sean"
            })
    void aWholeNameIsNot(String name) {
        assertThat(NameCheck.ofPerson(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "360", "Siemens", "X"})
    void aFirmMayBeCalledByOneWord(String name) {
        assertThat(NameCheck.ofFirm(name)).isEmpty();
        assertThat(NameCheck.ofFirm("unknown")).contains(Flaw.PLACEHOLDER);
    }
}
