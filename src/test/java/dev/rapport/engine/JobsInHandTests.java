package dev.rapport.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.camunda.client.api.response.ActivatedJob;
import org.junit.jupiter.api.Test;

class JobsInHandTests {

    private final JobsInHand inHand = new JobsInHand();

    private static HandedOut job(long key) {
        var job = mock(ActivatedJob.class);
        when(job.getKey()).thenReturn(key);
        return new HandedOut(job);
    }

    @Test
    void aJobIsTakenOnceHoweverOftenItIsHandedOut() {
        assertThat(inHand.take(job(1))).isTrue();
        assertThat(inHand.take(job(1))).isFalse();
        assertThat(inHand.take(job(1))).isFalse();
        assertThat(inHand.take(job(2))).isTrue();
    }

    @Test
    void afterTheAnswerItIsTakenUpAgainIfItWasHandedOutMeanwhileTheLastTimeOnly() {
        var first = job(1);
        var second = job(1);
        var third = job(1);
        inHand.take(first);
        inHand.take(second);
        inHand.take(third);

        assertThat(inHand.answered(first)).containsSame(third);
        assertThat(inHand.take(job(1))).isFalse();
    }

    @Test
    void whatIsAnsweredAndWasNotHandedOutAgainIsNoLongerInHand() {
        var first = job(1);
        inHand.take(first);

        assertThat(inHand.answered(first)).isEmpty();
        assertThat(inHand.take(job(1))).isTrue();
    }
}
