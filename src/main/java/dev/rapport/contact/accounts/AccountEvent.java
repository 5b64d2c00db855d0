package dev.rapport.contact.accounts;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** How accounts stand, told to administrators: the later news takes the place of what they have not read yet. */
sealed interface AccountEvent extends TellsPeople {

    @Override
    default String topic() {
        return "channel-account";
    }

    /**
     * It has not worked for a while.
     *
     * @param subject the account, which is no case
     * @param trouble key of the sentence that says why
     */
    record AccountFails(UUID eventId, SubjectId subject, Instant at, String account, String trouble, List<UserId> told)
            implements AccountEvent {}

    /** What had been told is over. */
    record AccountWorksAgain(UUID eventId, SubjectId subject, Instant at, String account, List<UserId> told)
            implements AccountEvent {}
}
