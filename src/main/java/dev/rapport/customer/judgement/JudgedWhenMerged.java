package dev.rapport.customer.judgement;

import dev.rapport.customer.CustomerEvent.MergeUndone;
import dev.rapport.customer.CustomerEvent.MergedWith;
import dev.rapport.platform.CustomerId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who became one, or two again, is judged at once: nobody sees a tier that belongs to neither. */
@Component
class JudgedWhenMerged {

    private final Judging judging;

    JudgedWhenMerged(Judging judging) {
        this.judging = judging;
    }

    @EventListener
    void hear(MergedWith merged) {
        judging.judge(new CustomerId(merged.subject().value()));
    }

    @EventListener
    void hear(MergeUndone undone) {
        judging.judge(new CustomerId(undone.subject().value()));
    }
}
