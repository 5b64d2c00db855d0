package dev.rapport.cases;

import dev.rapport.platform.SignOfLife;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A customer with an open case is needed, and one of whom something was told lately, but for what the machine or the house moves. */
@Configuration(proxyBeanMethods = false)
class SignsOfCases {

    private static final String TOLD = """
            trail.at > :since
            and trail.kind <> all(array['StageJudged', 'TierJudged', 'TagJudged', 'TagDropped', 'CustomerGivenOn',
                'CustomerTeamChanged', 'CollaboratorAdded', 'CollaboratorEnded', 'LegalHoldSet', 'LegalHoldLifted', 'ConsentLapsed',
                'ConsentEnded'])
            """;

    @Bean
    SignOfLife casesOpenOrLate() {
        return new SignOfLife(
                "subject",
                "subject.customer_id = one.id"
                        + " and (subject.closed_at is null or subject.closed_at > :since or subject.opened_at > :since)");
    }

    @Bean
    SignOfLife toldOfCustomers() {
        return new SignOfLife("trail", "trail.subject_id = one.id and " + TOLD);
    }

    @Bean
    SignOfLife toldOfTheirCases() {
        return new SignOfLife(
                "trail", "trail.subject_id in (select id from subject where subject.customer_id = one.id) and " + TOLD);
    }
}
