package dev.rapport.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.testing.TestEnvironment;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BrokerRecoveryTests {

    private final DataFolder data = new DataFolder(TestEnvironment.folder("recovery"));

    @Test
    void aKilledBrokerComesBackOnTheSamePorts() throws Exception {
        try (var server = TestEnvironment.newBrokerServer(data, null)) {
            server.start();
            try (var supervisor = new Supervisor("broker", server)) {
                awaitReady(server);
                var killed = server.process().orElseThrow();
                killed.destroyForcibly();
                killed.onExit().join();
                awaitReady(server);
                assertThat(server.process().orElseThrow().pid()).isNotEqualTo(killed.pid());
            }
        }
    }

    @Test
    void aBrokerThatAKilledApplicationLeftBehindIsStoppedFirst() {
        var abandoned = TestEnvironment.newBrokerServer(data, null);
        var orphan = abandoned.start();
        try (var server = TestEnvironment.newBrokerServer(data, null)) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(server.addresses()).isEqualTo(abandoned.addresses());
        }
    }

    private static void awaitReady(BrokerServer server) {
        await().atMost(Duration.ofSeconds(120))
                .until(new BrokerHealth(server.addresses().management())::isReady);
    }
}
