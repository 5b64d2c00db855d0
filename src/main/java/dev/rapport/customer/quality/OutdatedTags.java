package dev.rapport.customer.quality;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.customer.Tags;
import dev.rapport.platform.CustomerId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tags whose time is over, or that nobody set again for long. */
@ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
@Service
@Transactional
public class OutdatedTags {

    private final Tags tags;
    private final Clock clock;
    private final Duration oldAfter;

    OutdatedTags(Tags tags, Clock clock, @Value("${rapport.quality.tags-old-after:365d}") Duration oldAfter) {
        this.tags = tags;
        this.clock = clock;
        this.oldAfter = oldAfter;
    }

    /** Their words. */
    @Transactional(readOnly = true)
    public List<String> of(CustomerId customer) {
        return tags.outdated(Set.of(customer), clock.instant().minus(oldAfter)).stream()
                .map(Tags.Kept::word)
                .toList();
    }

    /** It still holds, for as long as it was meant to. */
    public void renew(CustomerId customer, String word) {
        var now = clock.instant();
        var meant = tags.outdated(Set.of(customer), now.minus(oldAfter)).stream()
                .filter(tag -> tag.word().equalsIgnoreCase(word))
                .toList();
        tags.renew(meant, now);
    }
}
