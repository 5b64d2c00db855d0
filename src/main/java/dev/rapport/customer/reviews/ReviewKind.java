package dev.rapport.customer.reviews;

import dev.rapport.cases.CaseKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reviews are cases: with a number, a story and a process. */
@Configuration(proxyBeanMethods = false)
public class ReviewKind {

    public static final CaseKind REVIEW = new CaseKind("DATA_REVIEW", 'D', "data-reviews", "ReviewState.OPEN");

    @Bean
    CaseKind dataReview() {
        return REVIEW;
    }
}
