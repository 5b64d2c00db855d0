package dev.rapport.customer.notes;

import dev.rapport.access.Access;
import dev.rapport.access.ContactSight;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.CaseSight;
import dev.rapport.cases.Cases;
import dev.rapport.cases.Subject;
import dev.rapport.cases.Subjects;
import dev.rapport.customer.CustomerCard;
import dev.rapport.customer.Customers;
import dev.rapport.platform.Refused;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/** Who sees notes and files: whoever sees the case, or serves customers. */
@Component
class NoteSight {

    private static final Role[] SEE_CUSTOMERS = {
        Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN
    };

    private final Access access;
    private final Cases cases;
    private final CaseSight caseSight;
    private final Subjects subjects;
    private final Customers customers;
    private final ContactSight contacts;

    NoteSight(
            Access access,
            Cases cases,
            CaseSight caseSight,
            Subjects subjects,
            Customers customers,
            ContactSight contacts) {
        this.access = access;
        this.cases = cases;
        this.caseSight = caseSight;
        this.subjects = subjects;
        this.customers = customers;
        this.contacts = contacts;
    }

    /**
     * A case or customer that the asker sees.
     *
     * @param about as it is now: a customer that became one with another is that other
     * @param name its number, or the customer's name
     * @param inFull whether the asker sees phones and e-mail addresses in what others wrote
     */
    record Seen(About about, String name, boolean inFull) {}

    /** Refused if there is none or the asker may not see it. */
    Seen require(About about) {
        return switch (about) {
            case About.OfCase one -> {
                var found = cases.find(one.id().toString());
                yield new Seen(about, found.number(), contacts.inFull(found.owner(), found.team()));
            }
            case About.OfCustomer one -> {
                access.requireRole(SEE_CUSTOMERS);
                var card = card(one);
                yield new Seen(new About.OfCustomer(card.id()), card.name(), contacts.inFull(card.owner(), null));
            }
        };
    }

    /** A case to which something is added does not go until the transaction ends; refused if it went a moment ago. */
    void keep(About about) {
        if (about instanceof About.OfCase one && !subjects.keep(one.subject())) throw Refused.notFound("cases.gone");
    }

    /** Whether a colleague may see what the asker sees. */
    boolean maySee(Person colleague, About about) {
        return switch (about) {
            case About.OfCase one -> caseSight.mayRead(colleague, found(one));
            case About.OfCustomer one -> Arrays.stream(SEE_CUSTOMERS).anyMatch(colleague.roles()::contains);
        };
    }

    private Subject found(About.OfCase one) {
        return cases.find(one.id().toString());
    }

    private CustomerCard card(About.OfCustomer one) {
        return customers.card(one.id()).orElseThrow(() -> Refused.notFound("error.no-such-id", one.id()));
    }
}
