package dev.rapport.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Passwords of tests are worth nothing: their hashes cost a sixtieth of the product's. */
@TestConfiguration(proxyBeanMethods = false)
class HashesForTests {

    private static final int CHEAPEST = 4;

    @Bean
    @Primary
    PasswordEncoder cheapHashes() {
        return new BCryptPasswordEncoder(CHEAPEST);
    }
}
