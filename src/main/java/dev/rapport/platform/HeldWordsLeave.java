package dev.rapport.platform;

import static dev.rapport.platform.CaseTables.holding;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A case about which somebody's words wait to go out stays. */
@Configuration(proxyBeanMethods = false)
class HeldWordsLeave {

    @Bean
    CaseTables wordsThatWait() {
        return new CaseTables(holding("subject", "id", """
            exists (
                select
                from held_words
                where split_part(held_words.about, ' ', 1) = cast(subject.id as text))
            """));
    }
}
