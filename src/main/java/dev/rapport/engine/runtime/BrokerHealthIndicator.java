package dev.rapport.engine.runtime;

import dev.rapport.engine.EngineStatus;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

@Component("brokerHealthIndicator")
@ConditionalOnProperty(name = "rapport.engine.enabled", matchIfMissing = true)
class BrokerHealthIndicator implements HealthIndicator {

    private final EngineStatus status;

    BrokerHealthIndicator(EngineStatus status) {
        this.status = status;
    }

    @Override
    public Health health() {
        return switch (status.broker()) {
            case UP -> Health.up().build();
            case STARTING ->
                Health.outOfService().withDetail("state", "starting").build();
            case DOWN -> Health.down().build();
        };
    }
}
