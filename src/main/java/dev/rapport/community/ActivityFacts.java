package dev.rapport.community;

/**
 * What the rulebook {@code activity-level} looks at: what a member did in the last 30 days, and how they answered when
 * we reached out.
 *
 * @param daysSinceJoined whole days; 0 on the day of joining
 * @param daysSinceSeen whole days since the member last did anything; as long as since joining if never
 * @param socialSignals likes, follows, shares, reads: interest in the group, not in buying
 * @param conversations messages written or answered in the group or to us
 * @param intentSignals asked for a price, a trial or a meeting, or opened a purchase page
 * @param purchases in the last 365 days
 * @param attempts how often we reached out since they last reacted
 * @param rewards how many rewards they were given so far
 * @param openRequests of the intent signals, those since we last wrote or answered
 */
public record ActivityFacts(
        int daysSinceJoined,
        int daysSinceSeen,
        int socialSignals,
        int conversations,
        int intentSignals,
        int purchases,
        int attempts,
        int rewards,
        int openRequests) {}
