package dev.rapport.contact.calls.ui;

import dev.rapport.contact.calls.Calls.Candidate;
import dev.rapport.contact.calls.Calls.Dialled;
import dev.rapport.contact.calls.PhoneCall;
import dev.rapport.contact.calls.WrapUp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the page of a call shows.
 *
 * @param customer name of who is on the other side; absent as long as nobody knows
 * @param dialled the number, for those who may call it
 * @param mayWork whether the reader may say who it is
 */
record CallPage(
        PhoneCall call,
        List<Candidate> candidates,
        @Nullable String customer,
        @Nullable Dialled dialled,
        @Nullable WrapUp wrapUp,
        boolean mayWork,
        boolean mayListen) {}
