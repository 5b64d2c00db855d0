package dev.rapport.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

@TestConfiguration(proxyBeanMethods = false)
class TimeForTests {

    @Bean
    @Primary
    MovableClock movableClock() {
        return new MovableClock();
    }
}
