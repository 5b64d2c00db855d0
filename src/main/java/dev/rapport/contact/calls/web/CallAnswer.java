package dev.rapport.contact.calls.web;

import dev.rapport.contact.calls.PhoneCall;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call.
 *
 * @param direction in or out; absent as long as nobody said
 * @param other number of the other side, masked in lists and for those who do not see it in full; absent where it was
 *     suppressed
 * @param agents extensions that rang or spoke
 * @param outcome absent while it lasts
 * @param certainty known, maybe or unknown
 */
record CallAnswer(
        UUID id,
        String number,
        UUID account,
        @Nullable String direction,
        @Nullable String other,
        @Nullable String ours,
        @Nullable String queue,
        List<String> agents,
        String state,
        @Nullable String outcome,
        Instant beganAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable UUID customer,
        String certainty,
        @Nullable String proof,
        @Nullable UUID owner,
        String team,
        boolean recorded,
        String version) {

    static CallAnswer of(PhoneCall call) {
        var customer = call.customer();
        var direction = call.direction();
        var outcome = call.outcome();
        var owner = call.owner();
        return new CallAnswer(
                call.id().value(),
                call.number(),
                call.account(),
                direction == null ? null : direction.word(),
                call.other(),
                call.ours(),
                call.queue(),
                call.agents(),
                call.state().word(),
                outcome == null ? null : outcome.word(),
                call.beganAt(),
                call.answeredAt(),
                call.endedAt(),
                customer == null ? null : customer.value(),
                customer != null ? "known" : call.isMaybe() ? "maybe" : "unknown",
                call.proof(),
                owner == null ? null : owner.value(),
                call.team(),
                call.isRecorded(),
                call.revision().mark());
    }
}
