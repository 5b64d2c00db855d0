package dev.rapport.customer.owners;

import dev.rapport.access.Access;
import dev.rapport.customer.CustomerEvent;
import dev.rapport.customer.owners.OwnerEvent.CustomerGivenOn;
import dev.rapport.customer.owners.OwnerEvent.CustomerTeamChanged;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Together;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives customers to other owners, any number of them in a few statements, each with its history and its event. */
@Component
public class OwnerMoves {

    /** What is kept of each change. */
    public record Why(
            OwnerCause cause,
            String words,
            @Nullable UserId by,
            @Nullable UUID source) {}

    /** A change as it is kept. */
    record Changed(UUID id, CustomerId customer, Owner before, Owner after) {}

    private final OwnerRows rows;
    private final Access access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OwnerMoves(OwnerRows rows, Access access, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /** Whose the customers are; nobody else changes that until the transaction ends. Those that do not exist are left out. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<CustomerId, Owner> held(Collection<CustomerId> customers) {
        return rows.locked(customers);
    }

    /** What is as wished already is no change. Customers that do not exist are passed over. */
    @Transactional
    public void move(Map<CustomerId, Owner> wished, Why why) {
        var held = rows.locked(wished.keySet());
        var changed = new LinkedHashMap<CustomerId, Changed>();
        held.forEach((customer, before) -> {
            var after = Objects.requireNonNull(wished.get(customer));
            if (!after.equals(before)) changed.put(customer, new Changed(Ids.next(), customer, before, after));
        });
        if (changed.isEmpty()) return;
        var by = why.by() == null ? asker() : why.by();
        var kept = new Why(why.cause(), why.words(), by, why.source());
        rows.write(changed.values(), kept);
        Together.work(() -> {
            changed.values().forEach(change -> tell(change, kept));
            return List.of();
        });
    }

    private void tell(Changed change, Why why) {
        var subject = CustomerEvent.subjectOf(change.customer());
        var now = clock.instant();
        var owner = change.after().person();
        var team = change.after().team();
        if (Objects.equals(owner, change.before().person()))
            events.publishEvent(new CustomerTeamChanged(change.id(), subject, now, team, why.words(), why.by()));
        else
            events.publishEvent(new CustomerGivenOn(
                    change.id(),
                    subject,
                    now,
                    change.customer(),
                    change.before().person(),
                    owner,
                    team,
                    why.cause(),
                    why.words(),
                    why.by()));
    }

    private @Nullable UserId asker() {
        return access.current().map(asker -> asker.id()).orElse(null);
    }
}
