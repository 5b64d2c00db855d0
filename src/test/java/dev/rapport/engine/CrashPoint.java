package dev.rapport.engine;

import dev.rapport.platform.Texts;
import io.camunda.client.CamundaClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Places where the application dies without warning, as by SIGKILL, after they were passed some times. */
enum CrashPoint {
    NEVER,
    BETWEEN_COMMIT_AND_MESSAGE,
    BETWEEN_MESSAGE_AND_DELETION,
    BETWEEN_EFFECT_AND_COMPLETION;

    static final int EXIT_CODE = 77;

    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

    private void passed() {
        if (left.decrementAndGet() == 0) Runtime.getRuntime().halt(EXIT_CODE);
    }

    /** Puts the places into the application. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Installed {

        Installed(@Value("${crash.point}") CrashPoint point, @Value("${crash.after}") int times) {
            point.left.set(times);
        }

        @Bean
        @Primary
        MessagePublisher crashingPublisher(CamundaClient client) {
            return new MessagePublisher(client) {
                @Override
                List<Delivered> publish(List<WaitingMessage> chain) {
                    BETWEEN_COMMIT_AND_MESSAGE.passed();
                    var delivered = super.publish(chain);
                    BETWEEN_MESSAGE_AND_DELETION.passed();
                    return delivered;
                }
            };
        }

        @Bean
        @Primary
        JobAnswers crashingAnswers(CamundaClient client, ForgottenSteps forgotten, Texts texts, Json json) {
            return new JobAnswers(client, forgotten, texts, json) {
                @Override
                void complete(HandedOut handedOut, Map<String, Object> variables) {
                    BETWEEN_EFFECT_AND_COMPLETION.passed();
                    super.complete(handedOut, variables);
                }
            };
        }
    }
}
