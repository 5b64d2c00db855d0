package dev.rapport.contact.conversations;

import dev.rapport.access.Staff;
import dev.rapport.cases.CustomerLearnt;
import dev.rapport.contact.CaseFromWords.Otherwise;
import dev.rapport.contact.conversations.WhatBecomes.Outcome;
import dev.rapport.contact.conversations.WhoWrote.Certainty;
import dev.rapport.contact.inbound.Heard;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Of whom a case can be opened that rules want: of known customers, and of strangers who become customers by it. */
@Component
class NewCases {

    /** The team that sees what nobody has looked at yet. */
    static final String INTAKE = "service-l1";

    private final CasesFromWords kinds;
    private final Customers customers;
    private final ConversationRows rows;
    private final Staff staff;
    private final ApplicationEventPublisher events;

    NewCases(
            CasesFromWords kinds,
            Customers customers,
            ConversationRows rows,
            Staff staff,
            ApplicationEventPublisher events) {
        this.kinds = kinds;
        this.customers = customers;
        this.rows = rows;
        this.staff = staff;
        this.events = events;
    }

    /** What cannot be done without knowing who it is is left to people. */
    Outcome ready(Outcome wanted, Heard heard, WhoWrote who) {
        if (kinds.named(wanted.what()).isEmpty()) return wanted;
        var isPossible = switch (who.certainty()) {
            case KNOWN -> true;
            case MAYBE -> false;
            case UNKNOWN -> takesStrangers(wanted) || isReachable(heard);
        };
        return isPossible ? wanted : new Outcome(Otherwise.PEOPLE, wanted.because());
    }

    private boolean takesStrangers(Outcome wanted) {
        return kinds.named(wanted.what()).filter(kind -> !kind.needsCustomer()).isPresent();
    }

    private static boolean isReachable(Heard heard) {
        return !addresses(heard).isEmpty();
    }

    private static List<String> addresses(Heard heard) {
        var left = heard.from().addresses();
        if (!left.isEmpty() || heard.channel() != Channel.EMAIL) return left;
        var handle = heard.from().handle();
        var isReached =
                EmailAddress.parse(handle).filter(EmailAddress::isDeliverable).isPresent();
        return isReached ? List.of(handle) : List.of();
    }

    /** A stranger of whom a case is opened that needs one becomes a customer; anybody else stays who they are. */
    WhoWrote customer(Outcome outcome, Heard heard, WhoWrote who) {
        if (who.certainty() != Certainty.UNKNOWN || kinds.named(outcome.what()).isEmpty() || takesStrangers(outcome))
            return who;
        var handle = heard.from().handle();
        var end = handle.indexOf('@');
        var name = Objects.requireNonNullElse(heard.from().name(), end < 0 ? handle : handle.substring(0, end));
        return WhoWrote.known(customers.findWholeOrAdd(
                new NewCustomer(NewCustomer.Kind.PERSON, name, null, null, null, addresses(heard), Map.of())));
    }

    String team(Outcome outcome) {
        var team = outcome.team();
        return team != null && staff.team(team).isPresent() ? team : INTAKE;
    }

    /** A conversation that began without a customer has one now. */
    void learn(SubjectId conversation, CustomerId customer, Instant at) {
        rows.recognise(conversation, customer);
        events.publishEvent(new CustomerLearnt(Ids.next(), conversation, at, customer));
    }
}
