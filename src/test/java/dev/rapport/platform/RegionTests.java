package dev.rapport.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class RegionTests {

    @Test
    void isNamedInTheReadersLanguageWithItsCallingCode() {
        assertThat(Region.all()).contains(new Region("DE"));
        assertThat(new Region("DE").name(Locale.SIMPLIFIED_CHINESE)).isEqualTo("德国");
        assertThat(new Region("DE").callingCode()).isEqualTo("+49");
    }
}
