package dev.rapport.customer.promises;

import dev.rapport.cases.CaseHandOver;
import dev.rapport.cases.CaseKind;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives promises to other people with the rest of somebody's work. */
@Component
class PromiseHandOver implements CaseHandOver {

    private final PromiseRows rows;
    private final Promises promises;

    PromiseHandOver(PromiseRows rows, Promises promises) {
        this.rows = rows;
        this.promises = promises;
    }

    @Override
    public CaseKind kind() {
        return PromiseKind.PROMISE;
    }

    /** A promise of somebody who left is still one: the team keeps it. */
    @Override
    public boolean standsInQueues() {
        return true;
    }

    @Override
    public Holder held(SubjectId subject) {
        var promise = rows.locked(subject);
        return new Holder(promise.owner(), promise.team());
    }

    @Override
    public void handOver(SubjectId subject, @Nullable UserId owner, String team) {
        promises.give(rows.locked(subject), owner, team);
    }
}
