package dev.rapport.customer.merge;

import dev.rapport.access.Access;
import dev.rapport.access.Role;
import dev.rapport.platform.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may make customers one and undo it: who may change how customers are served, and who owns both. */
@Component
class MergeSight {

    private static final Role[] ALL = {Role.MANAGER, Role.ADMIN};

    private final Access access;

    MergeSight(Access access) {
        this.access = access;
    }

    void require(@Nullable UserId oneOwner, @Nullable UserId otherOwner) {
        if (!isMine(oneOwner) || !isMine(otherOwner)) access.requireRole(ALL);
    }

    /** Whether the asker may make this customer one with another of those that are theirs, at least. */
    boolean may(@Nullable UserId owner) {
        return isMine(owner) || access.hasRole(ALL);
    }

    @Nullable
    UserId me() {
        return access.current().map(person -> person.id()).orElse(null);
    }

    private boolean isMine(@Nullable UserId owner) {
        return owner != null && owner.equals(me());
    }
}
