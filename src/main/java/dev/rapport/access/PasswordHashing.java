package dev.rapport.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

@Configuration(proxyBeanMethods = false)
class PasswordHashing {

    /** Slow on purpose, for whoever steals hashes. */
    @Bean
    PasswordEncoder bcrypt() {
        return new BCryptPasswordEncoder();
    }
}
