package dev.rapport.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WrittenTimeTests {

    private static final Instant AFTERNOON = Instant.parse("2026-11-22T06:05:00Z");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Test
    void writesTwentyFourHoursInBothLanguages() {
        assertThat(WrittenTime.at(AFTERNOON, Locale.ENGLISH, SHANGHAI)).isEqualTo("22 Nov 2026, 14:05");
        assertThat(WrittenTime.at(AFTERNOON, Locale.US, SHANGHAI)).isEqualTo("22 Nov 2026, 14:05");
        assertThat(WrittenTime.at(AFTERNOON, Locale.SIMPLIFIED_CHINESE, SHANGHAI))
                .isEqualTo("2026年11月22日 14:05");
    }

    @Test
    void writesTheDayOfTheZone() {
        var late = Instant.parse("2026-11-22T20:00:00Z");

        assertThat(WrittenTime.day(late, Locale.ENGLISH, SHANGHAI)).isEqualTo("23 Nov 2026");
        assertThat(WrittenTime.day(LocalDate.of(2026, 1, 2), Locale.CHINESE)).isEqualTo("2026年1月2日");
    }
}
