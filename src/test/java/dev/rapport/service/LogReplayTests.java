package dev.rapport.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.service.LogReplay.Step;
import dev.rapport.service.TicketState.Closed;
import dev.rapport.service.TicketState.Closing;
import dev.rapport.service.TicketState.New;
import dev.rapport.service.TicketState.Open;
import dev.rapport.service.TicketState.Party;
import dev.rapport.service.TicketState.Solved;
import dev.rapport.service.TicketState.Waiting;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaEvent.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogReplayTests {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void opensACaseWithItsFirstEvent() {
        assertThat(kinds("assigned")).containsExactly(Kind.OPENED, Kind.ASSIGNED);
    }

    @Test
    void opensOnceWhenTheLogSaysSoItself() {
        assertThat(kinds("opened", "opened")).containsExactly(Kind.OPENED);
    }

    @Test
    void leavesATicketNewThatNobodyTook() {
        assertThat(replay("opened").state()).isEqualTo(new New(START));
    }

    @Test
    void waitsForWhomTheLogNames() {
        assertThat(replay("assigned", "paused:vendor").state()).isEqualTo(new Waiting(Party.VENDOR, at(1)));
    }

    @Test
    void keepsTheReasonOfAPauseInTheWordsOfTheLog() {
        assertThat(replay("assigned", "paused:lawyer").history().getLast().detail())
                .isEqualTo("lawyer");
    }

    @Test
    void endsAPauseWhenWorkGoesOn() {
        assertThat(replay("assigned", "paused:customer", "resumed").state()).isEqualTo(new Open(at(2)));
    }

    @Test
    void doesNotEndAPauseWithAReply() {
        assertThat(replay("assigned", "paused:customer", "agent-reply").state())
                .isEqualTo(new Waiting(Party.CUSTOMER, at(1)));
    }

    @Test
    void resumesNothingThatDidNotWait() {
        assertThat(kinds("assigned", "resumed")).containsExactly(Kind.OPENED, Kind.ASSIGNED);
    }

    @Test
    void reopensNothingThatWasNotDone() {
        assertThat(kinds("assigned", "reopened")).containsExactly(Kind.OPENED, Kind.ASSIGNED);
    }

    @Test
    void remembersWhenTheCustomerFirstHeardFromUs() {
        assertThat(replay("assigned", "agent-reply", "agent-reply").firstReplyAt())
                .isEqualTo(at(1));
    }

    @Test
    void staysSolvedSinceTheFirstTime() {
        assertThat(replay("assigned", "solved", "solved").state()).isEqualTo(new Solved(at(1)));
    }

    @Test
    void closesWithoutASolution() {
        assertThat(replay("assigned", "closed").state()).isEqualTo(new Closed(Closing.IMPORTED, at(1)));
    }

    @Test
    void goesOnAfterAReopening() {
        assertThat(replay("assigned", "closed", "reopened").state()).isEqualTo(new Open(at(2)));
    }

    @Test
    void takesThingsOfTheSameMomentInTheOrderOfTheClocks() {
        var replay = LogReplay.of(List.of(step("solved", 0), step("reopened", 0), step("assigned", 0)), START);

        assertThat(replay.state()).isEqualTo(new Solved(START));
    }

    @Test
    void takesThingsByTheirTimeAndNotByTheirPlaceInTheFile() {
        var replay = LogReplay.of(List.of(step("closed", 3), step("assigned", 1)), at(1));

        assertThat(replay.history())
                .extracting(SlaEvent::kind)
                .containsExactly(Kind.OPENED, Kind.ASSIGNED, Kind.CLOSED);
    }

    private static List<Kind> kinds(String... meanings) {
        return replay(meanings).history().stream().map(SlaEvent::kind).toList();
    }

    private static LogReplay replay(String... meanings) {
        var steps = new ArrayList<Step>();
        for (var hour = 0; hour < meanings.length; hour++) steps.add(step(meanings[hour], hour));
        return LogReplay.of(steps, START);
    }

    private static Step step(String meaning, int hour) {
        return new Step(at(hour), LogMeaning.parse(meaning), null);
    }

    private static Instant at(int hour) {
        return START.plusSeconds(3600L * hour);
    }
}
