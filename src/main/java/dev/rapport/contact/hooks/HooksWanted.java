package dev.rapport.contact.hooks;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Which addresses are told anything; where there are none, nobody who works pays for it. What other copies of the
 * application change is looked for by {@link HookLoop}, and by nobody who works.
 */
@Component
class HooksWanted {

    private final HookRows rows;
    private volatile int changes;
    private volatile @Nullable List<Hook> on;

    HooksWanted(HookRows rows) {
        this.rows = rows;
    }

    List<Hook> all() {
        var known = on;
        return known == null ? look() : known;
    }

    /** What is read while somebody changes it here is not kept. */
    List<Hook> look() {
        var before = changes;
        var found = rows.on();
        synchronized (this) {
            if (before == changes) on = found;
        }
        return found;
    }

    @TransactionalEventListener(fallbackExecution = true)
    synchronized void changed(HookChanged change) {
        changes++;
        on = null;
    }
}
