package dev.rapport.customer;

import dev.rapport.access.Access;
import dev.rapport.access.ContactSight;
import dev.rapport.access.FieldLevels;
import dev.rapport.access.GuardedField;
import dev.rapport.access.Person;
import dev.rapport.access.Sight;
import dev.rapport.access.Standing;
import dev.rapport.customer.uncovering.UncoveringWriter;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How much of ways to reach customers, and of who they are elsewhere, whoever asks sees. */
@Component
public class PointSight {

    private final FieldLevels levels;
    private final CustomerStandings standings;
    private final UncoveringWriter uncoverings;
    private final Access access;

    PointSight(FieldLevels levels, CustomerStandings standings, UncoveringWriter uncoverings, Access access) {
        this.levels = levels;
        this.standings = standings;
        this.uncoverings = uncoverings;
        this.access = access;
    }

    String seen(KeptPoint point, Standing standing) {
        var sight = sight(field(point.kind()), standing);
        return sight == Sight.FULL ? inFull(point) : sight.of("", point.masked());
    }

    String inFull(KeptPoint point) {
        return point.shown(access.current().map(Person::locale).orElse(Locale.ENGLISH));
    }

    String seen(KeptIdentity identity, Standing standing) {
        return sight(GuardedField.CUSTOMER_IDENTITY, standing).of(identity.external(), identity.masked());
    }

    @Nullable
    String unionid(KeptIdentity identity, Standing standing) {
        var unionid = identity.unionid();
        if (unionid == null) return null;
        return sight(GuardedField.CUSTOMER_IDENTITY, standing).of(unionid, ContactSight.identity(unionid, false));
    }

    /** What somebody who changes it must have read; nobody can tell by it when what is hidden from them is again what it was. */
    Revision revision(KeptPoint point, Standing standing) {
        return sight(field(point.kind()), standing) == Sight.HIDDEN ? point.hiddenRevision() : point.revision();
    }

    Revision revision(KeptIdentity identity, Standing standing) {
        return sight(GuardedField.CUSTOMER_IDENTITY, standing) == Sight.HIDDEN
                ? identity.hiddenRevision()
                : identity.revision();
    }

    /** Of the phones of a customer to whom the asker stands like this. */
    public Sight phone(Standing standing) {
        return sight(GuardedField.CUSTOMER_PHONE, standing);
    }

    /** What the system reads here may be shown to anybody. */
    private Sight sight(GuardedField field, Standing standing) {
        return access.current().isEmpty() ? Sight.MASKED : levels.sight(field, standing);
    }

    /** Notes that whoever asks sees it in full from now on; refuses whoever is shown nothing of it, not even with a reason. */
    void uncover(CustomerId customer, GuardedField field, UUID thing, String because) {
        var standing = standings.to(customer);
        if (levels.sight(field, standing) == Sight.HIDDEN) throw Refused.notAllowed("levels.hidden");
        uncoverings.note(customer, field, thing, standing, because);
    }

    /** Lists show no more than masks, and nothing of what is hidden; asked once for all of them. */
    List<CustomerLine> listed(List<CustomerLine> lines) {
        if (lines.isEmpty() || !anyIsHidden()) return lines;
        var known = standings.to(lines.stream().map(CustomerLine::id).toList());
        return lines.stream().map(line -> listed(line, known)).toList();
    }

    /** The same of the masks of what customers are reached by. */
    public Map<CustomerId, List<String>> listed(Map<CustomerId, List<String>> reached) {
        if (reached.isEmpty() || !anyIsHidden()) return reached;
        var known = standings.to(reached.keySet());
        return reached.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        one -> masks(one.getValue(), known.getOrDefault(one.getKey(), Standing.OTHER))));
    }

    CustomersFound listed(CustomersFound found) {
        return new CustomersFound(listed(found.items()), found.next(), found.more());
    }

    private CustomerLine listed(CustomerLine line, Map<CustomerId, Standing> known) {
        var standing = known.getOrDefault(line.id(), Standing.OTHER);
        var shown = line.reached(masks(line.contactPoints(), standing));
        return shown.contactPoints().equals(line.contactPoints()) ? shown : shown.found(null);
    }

    /** What is masked tells what it is: only e-mail addresses have an at sign. */
    List<String> masks(Collection<String> masked, Standing standing) {
        return masked.stream()
                .map(mask -> levels.sight(
                                mask.contains("@") ? GuardedField.CUSTOMER_EMAIL : GuardedField.CUSTOMER_PHONE,
                                standing)
                        .of(mask, mask))
                .toList();
    }

    private boolean anyIsHidden() {
        return Stream.of(GuardedField.CUSTOMER_PHONE, GuardedField.CUSTOMER_EMAIL)
                .anyMatch(field -> Stream.of(Standing.values())
                        .anyMatch(standing -> levels.sight(field, standing) == Sight.HIDDEN));
    }

    static GuardedField field(ContactPoint.Kind kind) {
        return switch (kind) {
            case PHONE -> GuardedField.CUSTOMER_PHONE;
            case EMAIL -> GuardedField.CUSTOMER_EMAIL;
            case ADDRESS -> GuardedField.CUSTOMER_ADDRESS;
        };
    }
}
