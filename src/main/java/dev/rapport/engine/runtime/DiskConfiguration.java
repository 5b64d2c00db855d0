package dev.rapport.engine.runtime;

import dev.rapport.engine.EngineStatus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/** Watches the disk where the broker is a child of this application; a cluster watches its own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("${rapport.engine.enabled:true} and '${rapport.camunda.grpc-address:}' == ''")
class DiskConfiguration {

    private final DiskWatch watch;

    DiskConfiguration(
            EngineStatus status, DataFolder data, @Value("${rapport.disk.low-megabytes:1500}") long lowMegabytes) {
        this.watch = new DiskWatch(status, () -> data.path().toFile().getUsableSpace(), lowMegabytes);
    }

    @Scheduled(fixedDelayString = "${rapport.disk.look:5s}")
    void look() {
        watch.look();
    }

    /** In place of the framework's own, which looks at another folder and knows another limit. */
    @Bean
    HealthIndicator diskSpaceHealthIndicator(EngineStatus status) {
        return () -> {
            var disk = status.disk();
            var health = disk.room() == EngineStatus.Room.FULL ? Health.down() : Health.up();
            if (disk.freeMegabytes() != null)
                health.withDetail("freeMegabytes", disk.freeMegabytes())
                        .withDetail("stopsBelowMegabytes", disk.stopsBelowMegabytes());
            return health.withDetail("room", disk.room()).build();
        };
    }
}
