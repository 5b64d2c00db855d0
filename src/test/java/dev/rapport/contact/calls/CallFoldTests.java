package dev.rapport.contact.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.contact.calls.CallFold.Placed;
import dev.rapport.contact.calls.Told.Direction;
import dev.rapport.contact.calls.Told.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of a call says the same in whatever order it comes. */
class CallFoldTests {

    private static final Instant NINE = Instant.parse("2026-11-30T01:00:00Z");

    private static Placed told(Event event, int second, String... agents) {
        return because(event, second, null, agents);
    }

    private static Placed because(Event event, int second, String cause, String... agents) {
        var at = NINE.plusSeconds(second);
        return new Placed(
                new Told(
                        "c",
                        event,
                        List.of(agents),
                        Direction.IN,
                        "+8613812345678",
                        "+861062301234",
                        null,
                        cause,
                        null,
                        false,
                        at),
                at);
    }

    private static void inAnyOrder(List<Placed> told, CallFold wanted) {
        var order = new ArrayList<>(told);
        for (var turn = 0; turn < told.size(); turn++) {
            Collections.rotate(order, 1);
            assertThat(CallFold.of(order)).isEqualTo(wanted);
            assertThat(CallFold.of(order.reversed())).isEqualTo(wanted);
        }
    }

    @Test
    void aTelephoneThatRingsNoMoreDoesNotEndTheCall() {
        var rung = List.of(told(Event.NEW_CALL, 0), told(Event.NEW_CALL, 1, "101"), told(Event.LEFT, 20, "101"));
        var waits = CallFold.of(rung);
        assertThat(waits.endedAt()).isNull();
        assertThat(waits.ringing()).isEmpty();
        inAnyOrder(rung, waits);
        var again = new ArrayList<>(rung);
        again.add(told(Event.NEW_CALL, 25, "101"));
        assertThat(CallFold.of(again).ringing()).containsExactly("101");
        again.add(told(Event.ANSWER, 30, "101"));
        again.add(told(Event.LEFT, 60, "101"));
        assertThat(CallFold.of(again).endedAt()).isNull();
        again.add(told(Event.HANGUP, 61));
        assertThat(CallFold.of(again).outcome()).isEqualTo(CallOutcome.ANSWERED);
        assertThat(CallFold.of(again).spoke()).isEqualTo("101");
    }

    @Test
    void aCallRingsIsAnsweredAndEndsWhateverComesFirst() {
        var told = List.of(told(Event.NEW_CALL, 0, "101"), told(Event.ANSWER, 5, "101"), told(Event.HANGUP, 65, "101"));
        var call = CallFold.of(told);
        assertThat(call.outcome()).isEqualTo(CallOutcome.ANSWERED);
        assertThat(call.answeredAt()).isEqualTo(NINE.plusSeconds(5));
        assertThat(call.endedAt()).isEqualTo(NINE.plusSeconds(65));
        inAnyOrder(told, call);
    }

    @Test
    void ofARingingGroupTheOneWhoAnswersSpeaks() {
        var told = List.of(told(Event.NEW_CALL, 0, "101", "102", "103"), told(Event.ANSWER, 4, "102"));
        var call = CallFold.of(told);
        assertThat(call.spoke()).isEqualTo("102");
        assertThat(call.ringing()).isEmpty();
        assertThat(call.endedAt()).isNull();
        assertThat(CallFold.of(List.of(told.getFirst())).ringing()).containsExactly("101", "102", "103");
        inAnyOrder(told, call);
    }

    @Test
    void aGroupRingsOnUntilItsLastGivesUp() {
        var call = told(Event.NEW_CALL, 0, "101", "102");
        assertThat(CallFold.of(List.of(call, told(Event.HANGUP, 3, "101"))).ringing())
                .containsExactly("102");
        var missed = CallFold.of(List.of(call, told(Event.HANGUP, 3, "101"), told(Event.HANGUP, 9, "102")));
        assertThat(missed.outcome()).isEqualTo(CallOutcome.MISSED);
        assertThat(missed.endedAt()).isEqualTo(NINE.plusSeconds(9));
    }

    @Test
    void aTransferIsOneCallWithTwoWhoSpoke() {
        var told = List.of(
                told(Event.NEW_CALL, 0, "101"),
                told(Event.ANSWER, 5, "101"),
                told(Event.NEW_CALL, 30, "102"),
                told(Event.ANSWER, 35, "102"),
                told(Event.HANGUP, 36, "101"),
                told(Event.HANGUP, 90, "102"));
        assertThat(CallFold.of(told.subList(0, 3)).ringing()).containsExactly("102");
        assertThat(CallFold.of(told.subList(0, 5)).endedAt()).isNull();
        var call = CallFold.of(told);
        assertThat(call.agents()).containsExactly("101", "102");
        assertThat(call.spoke()).isEqualTo("102");
        assertThat(call.endedAt()).isEqualTo(NINE.plusSeconds(90));
        inAnyOrder(told, call);
    }

    @Test
    void aHangupThatNamesNobodyEndsTheCall() {
        var call = CallFold.of(List.of(told(Event.NEW_CALL, 0, "101", "102"), told(Event.HANGUP, 20)));
        assertThat(call.outcome()).isEqualTo(CallOutcome.MISSED);
        assertThat(call.ringing()).isEmpty();
    }

    @Test
    void aHangupAloneIsACall() {
        assertThat(CallFold.of(List.of(because(Event.HANGUP, 20, "busy"))).outcome())
                .isEqualTo(CallOutcome.BUSY);
    }

    @Test
    void theCauseSaysHowItEndedWhereNobodyAnswered() {
        for (var said : List.of("voicemail", "BUSY", "17", "noAnswer", "congestion", "cancel"))
            assertThat(CallFold.of(List.of(told(Event.NEW_CALL, 0, "101"), because(Event.HANGUP, 9, said)))
                            .outcome())
                    .isEqualTo(
                            switch (said) {
                                case "voicemail" -> CallOutcome.VOICEMAIL;
                                case "BUSY", "17" -> CallOutcome.BUSY;
                                case "congestion" -> CallOutcome.FAILED;
                                default -> CallOutcome.MISSED;
                            });
    }
}
