package dev.rapport.contact.calls;

import dev.rapport.access.Access;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.platform.ForOneself;
import dev.rapport.platform.Held;
import dev.rapport.platform.HeldWords;
import dev.rapport.platform.SubjectId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** That somebody was reached waits a moment in which it can be taken back: until then nothing happens. */
@ForThoseConcerned
@Service
public class HeldReached {

    static final String KIND = "call-reached";

    private final HeldWords held;
    private final CallsToMake calls;
    private final Access access;

    HeldReached(HeldWords held, CallsToMake calls, Access access) {
        this.held = held;
        this.calls = calls;
        this.access = access;
    }

    /** Refuses what could not be done now. */
    public UUID hold(String number) {
        var subject = calls.requireReached(number);
        return held.hold(KIND, subject.toString(), access.me().id(), number, null);
    }

    /** Those of the asker's that wait. */
    @ForOneself
    public List<SubjectId> waiting() {
        return held.waiting().stream()
                .filter(one -> one.kind().equals(KIND))
                .map(Held::about)
                .map(SubjectId::of)
                .toList();
    }

    /** Refused once it is done. */
    @ForOneself
    public void takeBack(UUID id) {
        held.takeBack(id, access.me().id());
    }
}
