package dev.rapport.cases;

import static dev.rapport.platform.CaseTables.going;
import static dev.rapport.platform.CaseTables.holding;

import dev.rapport.platform.CaseTables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of the spine goes with a case. Whatever a person did with it holds it, and what was found to repeat it; its making does not. */
@Configuration(proxyBeanMethods = false)
class CasesLeave {

    @Bean
    CaseTables spineOfCases() {
        return new CaseTables(
                holding("trail", "subject_id", "actor is not null and kind <> 'SubjectOpened'"),
                holding("subject", "parent_id", "id <> all(:cases)"),
                holding("case_link", "to_id", "tie = 'DUPLICATE_OF' and from_id <> all(:cases)"),
                holding("case_link", "from_id", "made_by is not null"),
                holding("case_link", "to_id", "made_by is not null"),
                going("case_link", "from_id"),
                going("case_link", "to_id"),
                going("case_watcher", "subject_id"));
    }
}
