package dev.rapport.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.engine.BrokerAddresses;
import dev.rapport.testing.EngineTest;
import dev.rapport.testing.EngineTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class BrokerServerTests {

    @Autowired
    BrokerAddresses addresses;

    @Autowired
    EngineTime time;

    @Test
    void takesWork() {
        assertThat(new BrokerHealth(addresses.management()).isReady()).isTrue();
    }

    @Test
    void movesItsClockWithTheApplications() {
        time.move(Duration.ofHours(2));
        assertThat(new BrokerHealth(addresses.management()).isReady()).isTrue();
    }
}
