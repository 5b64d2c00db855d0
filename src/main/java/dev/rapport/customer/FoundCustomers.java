package dev.rapport.customer;

import dev.rapport.access.ContactSight;
import dev.rapport.cases.CaseKinds;
import dev.rapport.cases.CaseSight;
import dev.rapport.cases.Subject;
import dev.rapport.cases.Subjects;
import dev.rapport.customer.search.CustomerFinder;
import dev.rapport.customer.search.CustomerFinder.Hit;
import dev.rapport.customer.search.SoughtCustomer;
import dev.rapport.customer.search.SoughtName;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people find by what they type, each with why where its name does not show it. */
@Component
class FoundCustomers {

    /** As many as are looked at. */
    private static final int MOST = 1_000;

    private final CustomerFinder finder;
    private final FilteredCustomers filtered;
    private final CustomerQueries queries;
    private final ContactPoints contactPoints;
    private final ContactSight sight;
    private final CaseKinds kinds;
    private final Subjects subjects;
    private final CaseSight cases;

    FoundCustomers(
            CustomerFinder finder,
            FilteredCustomers filtered,
            CustomerQueries queries,
            ContactPoints contactPoints,
            ContactSight sight,
            CaseKinds kinds,
            Subjects subjects,
            CaseSight cases) {
        this.finder = finder;
        this.filtered = filtered;
        this.queries = queries;
        this.contactPoints = contactPoints;
        this.sight = sight;
        this.kinds = kinds;
        this.subjects = subjects;
        this.cases = cases;
    }

    CustomersFound list(CustomerFilter filter, int limit, @Nullable String after) {
        var text = filter.text();
        var ofCase = caseNumbered(text);
        var sought = new SoughtCustomer(
                text,
                SoughtName.of(text),
                contactPoints.sought(text),
                sight.mayAskWhose() ? text : null,
                ofCase.map(Subject::customer).orElse(null));
        var hits = finder.find(sought, filter.isNarrow() ? MOST : limit + 1, after == null ? null : last(after));
        var page = Page.of(passing(filter, hits.hits()), limit, hit -> Cursor.of(hit.rank(), hit.id()));
        var lines = queries.lines(page.items().stream().map(Hit::id).toList());
        var shown = page.items().stream()
                .filter(hit -> lines.containsKey(hit.id()))
                .map(hit -> {
                    var line = Objects.requireNonNull(lines.get(hit.id()));
                    return line.found(why(
                            hit.by(), line, sought, ofCase.map(Subject::number).orElse(null)));
                })
                .toList();
        return new CustomersFound(shown, page.next(), hits.more());
    }

    /** All that were looked at are asked for, since nobody knows how many of them pass. */
    private List<Hit> passing(CustomerFilter filter, List<Hit> hits) {
        if (!filter.isNarrow()) return hits;
        var passing = filtered.passing(filter, hits.stream().map(Hit::id).toList());
        return hits.stream().filter(hit -> passing.contains(hit.id())).toList();
    }

    private static CustomerLine.@Nullable Found why(
            FoundBy by, CustomerLine line, SoughtCustomer sought, @Nullable String number) {
        return switch (by) {
            case NAME -> {
                var how = line.searchKey().how(sought.name());
                yield how == FoundBy.NAME ? null : new CustomerLine.Found(how, null);
            }
            case PHONE_ENDING -> new CustomerLine.Found(by, sought.ending());
            case CASE -> new CustomerLine.Found(by, number);
            default -> new CustomerLine.Found(by, null);
        };
    }

    /** As far as the asker may see it. */
    private Optional<Subject> caseNumbered(String text) {
        return kinds.normal(text).flatMap(subjects::byNumber).filter(this::isSeen);
    }

    private boolean isSeen(Subject subject) {
        try {
            cases.require(subject.id(), subject.owner(), subject.team());
            return true;
        } catch (Refused unseen) {
            return false;
        }
    }

    private static Hit last(String cursor) {
        var parts = Cursor.parse(cursor, 2);
        try {
            return new Hit(CustomerId.of(parts.get(1)), Integer.parseInt(parts.get(0)), FoundBy.NAME);
        } catch (NumberFormatException e) {
            throw Refused.invalid("error.bad-cursor");
        }
    }
}
