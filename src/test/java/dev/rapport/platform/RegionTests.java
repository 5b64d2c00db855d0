package dev.rapport.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionTests {

    @ParameterizedTest
    @CsvSource({
        "Asia/Shanghai, zh-CN, CN",
        "Europe/Rome, en, IT",
        "America/New_York, zh-CN, US",
        "UTC, en-GB, GB",
        "UTC, en, CN",
        "+02:00, de-AT, AT",
        "Antarctica/Troll, en, CN"
    })
    void liesWhereThePersonsTimeZoneDoesElseTheLanguage(String zone, String language, String region) {
        assertThat(Region.of(ZoneId.of(zone), Locale.forLanguageTag(language)).code())
                .isEqualTo(region);
    }

    @Test
    void isNamedInTheReadersLanguageWithItsCallingCode() {
        assertThat(Region.all()).contains(new Region("DE"));
        assertThat(new Region("DE").name(Locale.SIMPLIFIED_CHINESE)).isEqualTo("德国");
        assertThat(new Region("DE").callingCode()).isEqualTo("+49");
    }
}
