package dev.rapport.contact.calls;

import dev.rapport.contact.calls.CallFold.Placed;
import dev.rapport.contact.calls.Told.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Tells another call from one that is over where a telephone system gives its id again, as many do after a restart. One that
 * goes on after everybody hung up, as with a transfer, does so soon and with the same number.
 */
@Component
class CallIds {

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final ToldRows told;
    private final CallRows rows;

    CallIds(ToldRows told, CallRows rows) {
        this.told = told;
        this.rows = rows;
    }

    /** What was told under its id stays with the call that it was told of, if this begins another. */
    void free(UUID account, Placed news) {
        var there = news.told().there();
        var before = told.of(account, there);
        if (before.isEmpty() || !isAnother(before, news)) return;
        var apart = there + " " + UUID.randomUUID();
        told.rename(account, there, apart);
        rows.rename(account, there, apart);
    }

    private static boolean isAnother(List<Placed> all, Placed news) {
        var before = CallFold.of(all);
        var last = last(all);
        if (news.event() == Event.RECORDING || !news.at().isAfter(last)) return false;
        var isEndTold = isEndTold(all, before);
        var isLater = news.at().isAfter(last.plus(isEndTold ? LONGEST_PAUSE : SilentCalls.LONGEST_TALK));
        if (news.event() == Event.HANGUP) return isLater && isEndTold;
        return isLater || before.endedAt() != null && isOfAnother(all, before, news.told());
    }

    private static Instant last(List<Placed> all) {
        return all.stream().map(Placed::at).max(Instant::compareTo).orElseThrow();
    }

    /** Rather than supposed, for want of any. */
    private static boolean isEndTold(List<Placed> all, CallFold before) {
        var end = before.endedAt();
        if (all.stream().allMatch(one -> one.event() == Event.HANGUP)) return true;
        return end != null && end.isAfter(Objects.requireNonNullElse(before.answeredAt(), before.beganAt()));
    }

    private static boolean isOfAnother(List<Placed> all, CallFold before, Told news) {
        var other = news.other();
        if (other == null) return false;
        if (all.stream().anyMatch(one -> one.told().leftOut())) return true;
        return before.other() != null && !other.equals(before.other());
    }
}
