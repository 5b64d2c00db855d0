package dev.rapport.sla.pauses;

import dev.rapport.platform.UserId;
import java.util.Map;

/**
 * How much of the time in which somebody held open cases those waited; in business time.
 *
 * @param heldMillis added up over all cases, so it may be more than the time that passed
 * @param pausedMillis the part of it in which the case waited
 * @param pausedFor that part by the reason
 * @param pausesSet how many pauses the person began in the period, whoever held the case
 */
public record PauseShare(
        UserId person, long heldMillis, long pausedMillis, Map<String, Long> pausedFor, long pausesSet) {

    /** From 0 to 1. */
    public double share() {
        return heldMillis == 0 ? 0 : (double) pausedMillis / heldMillis;
    }
}
