package dev.rapport.customer.brief;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.customer.CustomerBrief;
import dev.rapport.customer.CustomerBrief.Line;
import dev.rapport.customer.Customers;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what all modules know of a customer that matters in a conversation. */
@ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
@Service
@Transactional(readOnly = true)
public class Briefs {

    private final List<CustomerBrief> briefs;
    private final Customers customers;

    Briefs(List<CustomerBrief> briefs, Customers customers) {
        this.briefs = briefs.stream()
                .sorted(Comparator.comparingInt(CustomerBrief::order))
                .toList();
        this.customers = customers;
    }

    /** Each case once, besides what happened in it: what is to be done first, then what runs, what was, and what they are like; each as far as the asker may see it. */
    public List<Line> of(CustomerId customer, Locale locale, ZoneId zone) {
        var id = customers
                .card(customer)
                .orElseThrow(() -> Refused.notFound("error.no-such-id", customer))
                .id();
        var told = new HashSet<String>();
        return briefs.stream()
                .flatMap(brief -> brief.of(id, locale, zone).stream())
                .filter(line -> line.number() == null || line.at() != null || told.add(line.number()))
                .toList();
    }
}
