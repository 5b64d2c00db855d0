package dev.rapport.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.rapport.testing.DatabaseTest;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.HandlerMapping;

/** What is written down of a request that failed. */
@DatabaseTest
class ApiProblemsTests {

    @Test
    void theLogNamesTheOperationAndNotTheCodeInItsAddress(@Autowired ApiProblems problems) {
        var log = new ListAppender<ILoggingEvent>();
        var logger = (Logger) LoggerFactory.getLogger(ApiProblems.class);
        log.start();
        logger.addAppender(log);
        try {
            var request = new MockHttpServletRequest("POST", "/api/v1/coupons/7777-8888-9999-AAAA/redeem");
            problems.defect(new IllegalStateException("planted"), request);
            request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/api/v1/coupons/{code}/redeem");
            problems.defect(new IllegalStateException("planted"), request);
        } finally {
            logger.detachAppender(log);
        }
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anySatisfy(line -> assertThat(line).contains("/api/v1/coupons/{code}/redeem"))
                .noneSatisfy(line -> assertThat(line).contains("7777"));
    }
}
