package dev.rapport.customer;

import static dev.rapport.platform.CaseTables.holding;

import dev.rapport.platform.CaseTables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A case to which somebody added a note or a file stays. */
@Configuration(proxyBeanMethods = false)
class NotesLeave {

    @Bean
    CaseTables wordsOnCases() {
        return new CaseTables(holding("note", "subject_id"), holding("kept_file", "subject_id"));
    }
}
