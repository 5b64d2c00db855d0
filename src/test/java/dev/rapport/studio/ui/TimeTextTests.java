package dev.rapport.studio.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimeTextTests {

    @Test
    void readsTimesAsPeopleWriteThem() {
        assertThat(TimeText.read("4 h")).hasValue(14_400);
        assertThat(TimeText.read("1h 30min")).hasValue(5_400);
        assertThat(TimeText.read("1 小时 30 分钟")).hasValue(5_400);
        assertThat(TimeText.read("15 min 10 s")).hasValue(910);
    }

    @Test
    void nothingIsNoPromise() {
        assertThat(TimeText.read(" ")).hasValue(0);
    }

    @Test
    void doesNotGuess() {
        assertThat(TimeText.read("30")).isEmpty();
        assertThat(TimeText.read("soon")).isEmpty();
        assertThat(TimeText.read("-1 h")).isEmpty();
    }
}
