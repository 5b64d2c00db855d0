package dev.rapport.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.service.Ticket.Request;
import dev.rapport.service.TicketState.Closing;
import dev.rapport.service.TicketState.Open;
import dev.rapport.service.TicketState.Party;
import dev.rapport.service.TicketState.Waiting;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TicketTests {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T09:00:00Z");

    @Test
    void startsWithTheIntakeTeam() {
        assertThat(aTicket().triage().team()).isEqualTo(Triage.INTAKE);
    }

    @Test
    void takesCategoryAndTeamFromTheClassification() {
        var classified = aTicket().classified(new Triage("billing", Priority.LOW, "service-l2"));

        assertThat(classified.triage()).isEqualTo(new Triage("billing", Priority.LOW, "service-l2"));
    }

    @Test
    void keepsThePriorityThatWasGivenAtOpening() {
        var urgent = Ticket.open(SubjectId.next(), "T-0001", aRequest(), Priority.URGENT, MONDAY);

        assertThat(urgent.classified(new Triage("billing", Priority.LOW, "service-l2"))
                        .triage()
                        .priority())
                .isEqualTo(Priority.URGENT);
    }

    @Test
    void isNotClassifiedTwice() {
        refuses(() -> anOpen().classified(new Triage("billing", Priority.LOW, "service-l2")), "ticket.cannot-classify");
    }

    @Test
    void remembersOnlyTheFirstReply() {
        var replied = anOpen().replied(null, MONDAY).replied(null, TUESDAY);

        assertThat(replied.firstReplyAt()).isEqualTo(MONDAY);
    }

    @Test
    void belongsToWhoeverRepliesFirst() {
        var first = UserId.next();

        assertThat(anOpen().replied(first, MONDAY)
                        .replied(UserId.next(), TUESDAY)
                        .owner())
                .isEqualTo(first);
    }

    @Test
    void waitsForAParty() {
        assertThat(anOpen().waiting(Party.VENDOR, TUESDAY).state()).isEqualTo(new Waiting(Party.VENDOR, TUESDAY));
    }

    @Test
    void doesNotWaitBeforeItIsWithATeam() {
        refuses(() -> aTicket().waiting(Party.VENDOR, TUESDAY), "ticket.cannot-wait");
    }

    @Test
    void stopsWaitingWhenTheCustomerWrites() {
        var waiting = anOpen().waiting(Party.CUSTOMER, MONDAY);

        assertThat(waiting.heardFromCustomer(TUESDAY).state()).isEqualTo(new Open(TUESDAY));
    }

    @Test
    void isReopenedByACustomerWhoWritesAfterItWasSolved() {
        assertThat(anOpen().solved(MONDAY).heardFromCustomer(TUESDAY).state()).isEqualTo(new Open(TUESDAY));
    }

    @Test
    void isReopenedAfterItWasClosed() {
        var closed = anOpen().solved(MONDAY).closed(Closing.SILENCE, MONDAY);

        assertThat(closed.reopened(TUESDAY).state()).isEqualTo(new Open(TUESDAY));
    }

    @Test
    void isNotClosedBeforeItIsSolved() {
        refuses(() -> anOpen().closed(Closing.CONFIRMED, TUESDAY), "ticket.cannot-close");
    }

    @Test
    void isNotSolvedTwice() {
        refuses(() -> anOpen().solved(MONDAY).solved(TUESDAY), "ticket.cannot-solve");
    }

    @Test
    void isNotReopenedWhileItIsWorkedOn() {
        refuses(() -> anOpen().reopened(TUESDAY), "ticket.cannot-reopen");
    }

    @Test
    void isNotAnsweredOnceClosed() {
        refuses(
                () -> anOpen().solved(MONDAY).closed(Closing.CONFIRMED, MONDAY).replied(null, TUESDAY),
                "ticket.cannot-reply");
    }

    @Test
    void climbsToTheRungThatIsAskedFor() {
        assertThat(anOpen().escalated(Rung.NEXT_LEVEL).rung()).isEqualTo(Rung.NEXT_LEVEL);
    }

    @Test
    void staysOnTheRungThatItClimbedBefore() {
        assertThat(anOpen().escalated(Rung.NEXT_LEVEL)
                        .escalated(Rung.NEXT_LEVEL)
                        .rung())
                .isEqualTo(Rung.NEXT_LEVEL);
    }

    @Test
    void neverClimbsBeyondManagement() {
        assertThat(anOpen().escalated(Rung.MANAGEMENT).escalated(Rung.OWNER).rung())
                .isEqualTo(Rung.MANAGEMENT);
    }

    @Test
    void startsTheLadderFromTheBottomWhenReopened() {
        assertThat(anOpen().escalated(Rung.MANAGEMENT)
                        .solved(MONDAY)
                        .reopened(TUESDAY)
                        .rung())
                .isEqualTo(Rung.NONE);
    }

    @Test
    void keepsItsPriorityOnceClosed() {
        refuses(
                () -> anOpen().solved(MONDAY).closed(Closing.CONFIRMED, MONDAY).with(Priority.HIGH),
                "ticket.cannot-prioritise");
    }

    private static Request aRequest() {
        return new Request(CustomerId.next(), "Cannot log in", "It says no.", Channel.EMAIL, false);
    }

    private static Ticket aTicket() {
        return Ticket.open(SubjectId.next(), "T-0001", aRequest(), null, MONDAY);
    }

    private static Ticket anOpen() {
        return aTicket()
                .classified(new Triage("login", Priority.NORMAL, "service-l1"))
                .assigned(MONDAY);
    }

    private static void refuses(ThrowingCallable change, String key) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(change)
                .extracting(Refused::key)
                .isEqualTo(key);
    }
}
