package dev.rapport.contact.hooks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Which addresses are told anything; where there are none, nobody who works pays for it. Other copies of the application hear of a
 * change two seconds late.
 */
@Component
class HooksWanted {

    private static final String ALL = "";

    private final Cache<String, List<Hook>> on =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(2)).build();
    private final HookRows rows;

    HooksWanted(HookRows rows) {
        this.rows = rows;
    }

    List<Hook> all() {
        return on.get(ALL, any -> rows.on());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void changed(HookChanged change) {
        on.invalidateAll();
    }
}
