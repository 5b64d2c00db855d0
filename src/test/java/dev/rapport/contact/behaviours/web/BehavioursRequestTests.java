package dev.rapport.contact.behaviours.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.contact.behaviours.web.BehavioursApi.BehavioursRequest;
import dev.rapport.platform.Refused;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class BehavioursRequestTests {

    @Test
    void saysWhichOfThemIsMissing() {
        var request = new BehavioursRequest(Collections.singletonList(null));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(request::told)
                .satisfies(refused -> assertThat(refused.arguments()).containsExactly("behaviours[0]"));
    }
}
