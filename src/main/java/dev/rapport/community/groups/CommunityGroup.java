package dev.rapport.community.groups;

import dev.rapport.cases.SubjectStands;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.SubjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A group where customers and colleagues write to each other.
 *
 * @param channel where it lives, such as {@code wecom}
 * @param origin absent of one that is kept by hand
 * @param members how many are in it
 */
public record CommunityGroup(
        SubjectId id,
        String number,
        String channel,
        @Nullable GroupOrigin origin,
        GroupState state,
        GroupDraft says,
        int members,
        Instant openedAt,
        @Nullable Instant closedAt) {

    static CommunityGroup opened(SubjectId id, String number, String channel, GroupDraft says, Instant at) {
        return new CommunityGroup(id, number, channel, null, GroupState.ACTIVE, says, 0, at, null);
    }

    /** One that a platform tells of, which began there then. */
    static CommunityGroup told(
            SubjectId id, String number, String channel, GroupOrigin origin, GroupDraft says, Instant began) {
        return new CommunityGroup(id, number, channel, origin, GroupState.ACTIVE, says, 0, began, null);
    }

    public String name() {
        return says.name();
    }

    public boolean isByHand() {
        return origin == null;
    }

    public boolean isOver() {
        return state.isOver();
    }

    public Revision revision() {
        return Revision.of(id, state.isOver(), says);
    }

    SubjectStands stands() {
        return new SubjectStands(id, "GroupState." + state, closedAt);
    }

    CommunityGroup saying(GroupDraft other) {
        return new CommunityGroup(id, number, channel, origin, state, other, members, openedAt, closedAt)
                .holding(members);
    }

    /** Full is who holds as many as it can, for as long as it does. */
    CommunityGroup holding(int count) {
        var capacity = says.capacity();
        var full = capacity != null && count >= capacity;
        var stands = isOver() ? state : full ? GroupState.FULL : GroupState.ACTIVE;
        return new CommunityGroup(id, number, channel, origin, stands, says, count, openedAt, closedAt);
    }

    CommunityGroup heard(GroupOrigin other, GroupDraft said) {
        return new CommunityGroup(id, number, channel, other, state, said, members, openedAt, closedAt)
                .holding(members);
    }

    /** No more where it was, whatever it was here; nobody is in it. */
    CommunityGroup dismissed(Instant at) {
        return new CommunityGroup(id, number, channel, origin, GroupState.DISMISSED, says, 0, openedAt, at);
    }

    CommunityGroup over(GroupState how, Instant at) {
        if (isOver()) throw Refused.conflict("group.is-over", name());
        return new CommunityGroup(id, number, channel, origin, how, says, members, openedAt, at);
    }

    CommunityGroup open() {
        return new CommunityGroup(id, number, channel, origin, GroupState.ACTIVE, says, members, openedAt, null)
                .holding(members);
    }
}
