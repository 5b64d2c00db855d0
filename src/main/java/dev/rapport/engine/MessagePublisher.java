package dev.rapport.engine;

import dev.rapport.engine.EngineRefused.Reason;
import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Publishes the messages of one subject, one after another. */
@Component
@WithEngine
class MessagePublisher {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CamundaClient client;

    MessagePublisher(CamundaClient client) {
        this.client = client;
    }

    /** Those that have left; stops at the first one for which the engine is away. */
    List<Delivered> publish(List<WaitingMessage> chain) {
        var delivered = new ArrayList<Delivered>();
        try {
            for (var message : chain) delivered.add(publish(message));
        } catch (EngineAway e) {
            return delivered;
        }
        return delivered;
    }

    private Delivered publish(WaitingMessage message) {
        try {
            EngineCall.send(
                    PATIENCE,
                    () -> client.newPublishMessageCommand()
                            .messageName(message.name())
                            .correlationKey(message.correlation())
                            .messageId(message.messageId().toString())
                            .timeToLive(message.timeToLive())
                            .variables(message.variables()));
        } catch (EngineRefused e) {
            if (e.reason() != Reason.ALREADY_EXISTS) return new Delivered(message, String.valueOf(e.getMessage()));
        }
        return new Delivered(message, null);
    }
}
