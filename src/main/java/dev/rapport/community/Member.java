package dev.rapport.community;

import dev.rapport.cases.SubjectStands;
import dev.rapport.community.groups.CommunityGroup;
import dev.rapport.community.groups.GroupPlaces;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer whom we look after in one of our groups.
 *
 * @param groupId the group
 * @param group its name
 * @param channel where the group is, and whose consent is needed to write, such as {@code wecom}
 * @param attempts how often we reached out since the member last reacted
 * @param stateSince when the member came into its state
 */
public record Member(
        SubjectId id,
        String number,
        CustomerId customer,
        SubjectId groupId,
        String group,
        String channel,
        State state,
        @Nullable Activity activity,
        int attempts,
        int rewards,
        @Nullable UserId owner,
        String team,
        Instant joinedAt,
        Instant lastSeenAt,
        Instant stateSince) {

    /** The team that runs the groups. */
    public static final String TEAM = GroupPlaces.TEAM;

    /** WAITING: we wrote and wait for a reaction. RESTING: left in peace until it falls quiet. */
    public enum State {
        JOINED,
        WAITING,
        RESTING,
        ADVOCATE
    }

    /** How lively the rules found the member, and the sentences why. */
    public record Activity(String level, String interest, int score, List<String> reasons) {}

    static Member joined(SubjectId id, String number, CustomerId customer, CommunityGroup group, Instant at) {
        return new Member(
                id,
                number,
                customer,
                group.id(),
                group.name(),
                group.channel(),
                State.JOINED,
                null,
                0,
                0,
                null,
                group.says().team(),
                at,
                at,
                at);
    }

    /** Whoever is left in peace or speaks for us is a case that is over until they are woken. */
    SubjectStands stands() {
        return new SubjectStands(id, "MemberState." + state, isLeftInPeace() ? stateSince : null);
    }

    boolean isLeftInPeace() {
        return state == State.RESTING || state == State.ADVOCATE;
    }

    Member assessed(Activity found) {
        return with(state, found, attempts, rewards, owner, lastSeenAt, stateSince);
    }

    Member reached(@Nullable UserId by, Instant at) {
        return with(State.WAITING, activity, attempts + 1, rewards, by == null ? owner : by, lastSeenAt, at);
    }

    Member seen(Instant at) {
        var latest = at.isAfter(lastSeenAt) ? at : lastSeenAt;
        return with(state, activity, attempts, rewards, owner, latest, stateSince);
    }

    Member rewarded() {
        return with(state, activity, 0, rewards + 1, owner, lastSeenAt, stateSince);
    }

    Member rests(Instant at) {
        return with(State.RESTING, activity, 0, rewards, owner, lastSeenAt, at);
    }

    Member becomesAdvocate(Instant at) {
        return with(State.ADVOCATE, activity, 0, rewards, owner, lastSeenAt, at);
    }

    Member woken(Instant at) {
        return with(State.JOINED, activity, 0, rewards, owner, lastSeenAt, at);
    }

    /** Whoever rests or is an advocate is looked after by nobody in particular. */
    Member heldBy(@Nullable UserId other, String otherTeam) {
        if (isLeftInPeace()) throw Refused.conflict("member.left-in-peace", number);
        return new Member(
                id,
                number,
                customer,
                groupId,
                group,
                channel,
                state,
                activity,
                attempts,
                rewards,
                other,
                otherTeam,
                joinedAt,
                lastSeenAt,
                stateSince);
    }

    private Member with(
            State state,
            @Nullable Activity activity,
            int attempts,
            int rewards,
            @Nullable UserId owner,
            Instant lastSeenAt,
            Instant stateSince) {
        return new Member(
                id,
                number,
                customer,
                groupId,
                group,
                channel,
                state,
                activity,
                attempts,
                rewards,
                owner,
                team,
                joinedAt,
                lastSeenAt,
                stateSince);
    }
}
