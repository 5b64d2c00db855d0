package dev.rapport.privacy;

import dev.rapport.access.Person;
import dev.rapport.cases.SubjectNumbers;
import dev.rapport.cases.SubjectOpened;
import dev.rapport.cases.SubjectOwned;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.privacy.PrivacyRequest.Kind;
import dev.rapport.privacy.PrivacyRequest.Law;
import dev.rapport.privacy.PrivacyRequest.State;
import dev.rapport.testing.CasesToAsk;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Requests for which what is kept was collected, so that there is something to look at. */
@Component
class PrivacyRequestsToAsk implements CasesToAsk {

    private final PrivacyRequests requests;
    private final PrivacyExports exports;
    private final Customers customers;
    private final SubjectNumbers numbers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PrivacyRequestsToAsk(
            PrivacyRequests requests,
            PrivacyExports exports,
            Customers customers,
            SubjectNumbers numbers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.requests = requests;
        this.exports = exports;
        this.customers = customers;
        this.numbers = numbers;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String path() {
        return "privacy-requests";
    }

    @Override
    @Transactional
    public String make(Person owner, String team) {
        var who = customers.findOrAdd(
                new NewCustomer(NewCustomer.Kind.PERSON, "Asking " + team, null, null, null, List.of(), Map.of()));
        var id = SubjectId.next();
        var at = clock.instant();
        var request = new PrivacyRequest(
                id,
                numbers.next(PrivacyKind.REQUEST),
                who,
                Kind.ACCESS,
                Law.PIPL,
                "What do you keep?",
                State.RECEIVED,
                owner.id(),
                team,
                at,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        requests.add(request);
        events.publishEvent(new SubjectOpened(
                Ids.next(), id, at, PrivacyKind.REQUEST, request.number(), "access", who, null, null));
        events.publishEvent(new SubjectOwned(id, owner.id(), team));
        requests.stands(request, State.COLLECTED, null);
        exports.keep(id, Map.of());
        return request.number();
    }
}
