package dev.rapport.community.groups;

import dev.rapport.cases.SubjectStands;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.SubjectId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group where customers and colleagues write to each other.
 *
 * @param channel where it lives, such as {@code wecom}
 * @param account which of our accounts tells of it; absent of one that is kept by hand
 * @param chat what the platform calls it; absent of one that is kept by hand
 * @param members how many are in it
 */
public record CommunityGroup(
        SubjectId id,
        String number,
        String channel,
        @Nullable UUID account,
        @Nullable String chat,
        GroupState state,
        GroupDraft says,
        int members,
        Instant openedAt,
        @Nullable Instant closedAt) {

    static CommunityGroup opened(SubjectId id, String number, String channel, GroupDraft says, Instant at) {
        return new CommunityGroup(id, number, channel, null, null, GroupState.ACTIVE, says, 0, at, null);
    }

    public String name() {
        return says.name();
    }

    public boolean isByHand() {
        return chat == null;
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
        return new CommunityGroup(id, number, channel, account, chat, state, other, members, openedAt, closedAt)
                .holding(members);
    }

    /** Full is who holds as many as it can, for as long as it does. */
    CommunityGroup holding(int count) {
        var capacity = says.capacity();
        var full = capacity != null && count >= capacity;
        var stands = isOver() ? state : full ? GroupState.FULL : GroupState.ACTIVE;
        return new CommunityGroup(id, number, channel, account, chat, stands, says, count, openedAt, closedAt);
    }

    CommunityGroup over(GroupState how, Instant at) {
        if (isOver()) throw Refused.conflict("group.is-over", name());
        return new CommunityGroup(id, number, channel, account, chat, how, says, members, openedAt, at);
    }

    CommunityGroup open() {
        return new CommunityGroup(id, number, channel, account, chat, GroupState.ACTIVE, says, members, openedAt, null)
                .holding(members);
    }
}
