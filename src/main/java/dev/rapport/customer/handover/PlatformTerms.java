package dev.rapport.customer.handover;

import dev.rapport.platform.Channel;
import java.time.Duration;

/**
 * What a platform allows when customers change hands.
 *
 * @param mostInOneCall wishes
 * @param answersAfter when what was asked is decided
 * @param mostTransfers of one customer within the window
 * @param leaversUntil how long after somebody left their customers can still be moved
 */
public record PlatformTerms(
        Channel platform,
        int mostInOneCall,
        Duration answersAfter,
        int mostTransfers,
        Duration window,
        Duration leaversUntil) {

    /** See the platform's documents on the transfer of customers, by those who left and by those who stay. */
    public static final PlatformTerms WECOM =
            new PlatformTerms(Channel.WECOM, 100, Duration.ofHours(24), 2, Duration.ofDays(90), Duration.ofDays(365));

    /** How long a decision is waited for: what is not decided by then has failed. */
    Duration patience() {
        return answersAfter.multipliedBy(3);
    }
}
