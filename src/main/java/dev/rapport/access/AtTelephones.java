package dev.rapport.access;

import dev.rapport.platform.UserId;
import java.util.Collection;
import java.util.Map;

/** Knows how people stand at their telephones. A Spring bean of whoever hears of it. */
public interface AtTelephones {

    /** Of those of whom anybody tells; the caller has made sure that the asker looks after them. */
    Map<UserId, AtTelephone> of(Collection<UserId> people);
}
