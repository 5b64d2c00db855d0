package dev.rapport.contact.wecom;

import dev.rapport.contact.Trouble;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A code by which customers add colleagues in WeCom.
 *
 * @param mark what WeCom brings back with whoever comes by it
 * @param members user ids in WeCom of those who are added
 * @param staff their names
 * @param tags given to whoever comes by it, once it is known who they are
 * @param source where they come from, unless that is known
 * @param welcome with what they are greeted; as the account says if absent
 * @param config by which WeCom knows it; absent as long as WeCom did not make it
 * @param hasPicture whether it can be shown
 * @param trouble why WeCom did not make it
 * @param came how many came by it
 */
public record StaffCode(
        UUID id,
        UUID account,
        String name,
        String mark,
        List<String> members,
        List<String> staff,
        List<String> tags,
        @Nullable String source,
        @Nullable String welcome,
        @Nullable String config,
        boolean hasPicture,
        @Nullable Trouble trouble,
        @Nullable UserId madeBy,
        Instant madeAt,
        @Nullable Instant endedAt,
        long version,
        Came came) {

    /**
     * Who came by it.
     *
     * @param people how many
     * @param known of how many it is known who they are
     * @param living how many still have one of us as a contact by it
     */
    public record Came(long people, long known, long living) {

        static final Came NOBODY = new Came(0, 0, 0);
    }

    /** What somebody who changes it must have read. */
    public Revision revision() {
        return Revision.of(id, version);
    }

    public boolean isOver() {
        return endedAt != null;
    }

    public boolean isMade() {
        return config != null;
    }

    StaffCode told(List<String> names, Came who) {
        return new StaffCode(
                id,
                account,
                name,
                mark,
                members,
                names,
                tags,
                source,
                welcome,
                config,
                hasPicture,
                trouble,
                madeBy,
                madeAt,
                endedAt,
                version,
                who);
    }

    StaffCode with(StaffCodeDraft draft) {
        return new StaffCode(
                id,
                account,
                draft.name(),
                mark,
                draft.members(),
                staff,
                draft.tags(),
                draft.source(),
                draft.welcome(),
                config,
                hasPicture,
                trouble,
                madeBy,
                madeAt,
                endedAt,
                version + 1,
                came);
    }
}
