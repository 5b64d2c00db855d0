package dev.rapport.contact.behaviours;

import dev.rapport.contact.conversations.LinkedAddresses.SenderSaid;
import dev.rapport.customer.CustomerEvent;
import dev.rapport.customer.CustomerEvent.ContactPointAdded;
import dev.rapport.customer.CustomerEvent.ContactPointChanged;
import dev.rapport.customer.CustomerEvent.ContactPointCorrected;
import dev.rapport.customer.CustomerEvent.ContactPointRemoved;
import dev.rapport.customer.CustomerEvent.IdentityAdded;
import dev.rapport.customer.CustomerEvent.IdentityJudged;
import dev.rapport.customer.CustomerEvent.IdentityRemoved;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Together;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Behaviours are whose the address is, and are forgotten when nobody said for half a year whose that is. */
@Component
class BehavioursFollowAddresses {

    private static final Duration REMEMBERED = Duration.ofDays(180);
    private static final int MOST_FORGOTTEN = 1_000;

    private final Behaviours behaviours;
    private final BehaviourRows rows;
    private final Clock clock;

    BehavioursFollowAddresses(Behaviours behaviours, BehaviourRows rows, Clock clock) {
        this.behaviours = behaviours;
        this.rows = rows;
        this.clock = clock;
    }

    @EventListener({
        IdentityAdded.class,
        IdentityJudged.class,
        IdentityRemoved.class,
        ContactPointAdded.class,
        ContactPointChanged.class,
        ContactPointCorrected.class,
        ContactPointRemoved.class
    })
    void changed(CustomerEvent event) {
        var customer = new CustomerId(event.subject().value());
        if (!Together.keep(this, customer, behaviours::know)) behaviours.know(List.of(customer));
    }

    @EventListener
    void said(SenderSaid said) {
        behaviours.know(List.of(said.customer()));
    }

    @Scheduled(cron = "0 40 3 * * *")
    void lookAgain() {
        behaviours.knowWaiting();
        var before = clock.instant().minus(REMEMBERED);
        while (rows.forget(before, MOST_FORGOTTEN) == MOST_FORGOTTEN) Thread.onSpinWait();
    }
}
