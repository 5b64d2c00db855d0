package dev.rapport.contact.calls;

import dev.rapport.cases.CaseKind;
import dev.rapport.cases.StoryChapter;
import dev.rapport.cases.StoryChapter.View;
import dev.rapport.platform.CustomerTable;
import dev.rapport.platform.FollowsCustomer;
import dev.rapport.platform.OutsideNews;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Calls among the kinds of cases. */
@Configuration(proxyBeanMethods = false)
public class CallKind {

    public static final CaseKind CALL = new CaseKind("CALL", 'K', "calls", "CallState.RINGING");

    private static final String ENDED = "call.ended";
    private static final String OUTCOME = "outcome";

    @Bean
    CaseKind call() {
        return CALL;
    }

    @Bean
    StoryChapter tellsOfCalls() {
        return StoryChapter.of("calls", View.RELATIONSHIP, CALL);
    }

    @Bean
    OutsideNews<CallEvent.CallEnded> spokenForOthers() {
        return new OutsideNews<>(
                ENDED, CallEvent.CallEnded.class, ended -> Map.of(OUTCOME, CallOutcome.ANSWERED.word()));
    }

    @Bean
    OutsideNews<CallEvent.CallEndNotTold> endsNotToldForOthers() {
        return new OutsideNews<>(
                ENDED, CallEvent.CallEndNotTold.class, ended -> Map.of(OUTCOME, CallOutcome.ANSWERED.word()));
    }

    @Bean
    OutsideNews<CallEvent.CallMissed> missedForOthers() {
        return new OutsideNews<>(
                ENDED,
                CallEvent.CallMissed.class,
                missed -> Map.of(OUTCOME, missed.callOutcome().word()));
    }

    @Bean
    OutsideNews<CallEvent.NobodyReached> nobodyReachedForOthers() {
        return new OutsideNews<>(
                ENDED,
                CallEvent.NobodyReached.class,
                nobody -> Map.of(OUTCOME, nobody.callOutcome().word()));
    }

    @Bean
    FollowsCustomer callsFollowCustomers() {
        return new FollowsCustomer(CustomerTable.of("phone_call", "customer_id").ofCase("id"));
    }
}
