package dev.rapport.customer.fields;

import dev.rapport.access.Access;
import dev.rapport.access.ChangedMeanwhile;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.fields.FactField.Format;
import dev.rapport.platform.AfterCommit;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Administrators say what profiles tell besides what the product asks for, without code. */
@ForRoles(Role.ADMIN)
@Service
@Transactional
public class CustomFields {

    private static final int MOST = 100;
    private static final int MOST_VALUES = 1_000;

    private final CustomFieldRows rows;
    private final FactFields fields;
    private final Access access;
    private final ChangedMeanwhile meanwhile;
    private final Clock clock;

    CustomFields(CustomFieldRows rows, FactFields fields, Access access, ChangedMeanwhile meanwhile, Clock clock) {
        this.rows = rows;
        this.fields = fields;
        this.access = access;
        this.meanwhile = meanwhile;
        this.clock = clock;
    }

    /** In the order of forms, those that are no longer in use as well. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public List<CustomField> list() {
        return rows.all();
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public CustomField get(String name) {
        return rows.all().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("error.no-such-id", name));
    }

    @ForEverybody("tells only what the asker may")
    public boolean mayChange() {
        return access.hasRole(Role.ADMIN);
    }

    public void add(CustomField field) {
        field.requireSane();
        if (rows.all().size() >= MOST) throw Refused.conflict("fields.too-many", MOST);
        if (!rows.add(field, asker(), clock.instant()))
            throw Refused.conflict("fields.name-taken", field.name()).at("name");
        told();
    }

    /**
     * Says something else of a field. Its name stays, and how it is written where a value that is known could not be read then.
     *
     * @param read what the asker replaces; refused when somebody wrote something else meanwhile
     */
    public void change(CustomField field, Revision read) {
        field.requireSane();
        var now = rows.locked(field.name()).orElseThrow(() -> Refused.notFound("error.no-such-id", field.name()));
        if (now.equals(field)) return;
        if (!read.isStill(now.revision())) throw changed(now);
        requireReadable(now, field);
        rows.change(field, asker(), clock.instant());
        told();
    }

    private Refused changed(CustomField now) {
        var written = rows.lastWritten(now.name());
        return meanwhile.refused("fields.changed-meanwhile", written.by(), written.at(), now.english());
    }

    /** What customers are known to be must not become unreadable. */
    private void requireReadable(CustomField now, CustomField wanted) {
        if (now.field().equals(wanted.field()) || wanted.format() == Format.TEXT) return;
        var values = rows.values(now.name(), MOST_VALUES + 1);
        if (values.size() > MOST_VALUES && now.format() != wanted.format())
            throw Refused.conflict("fields.too-many-values", MOST_VALUES).at("format");
        for (var value : values) requireReadable(wanted, value);
    }

    private static void requireReadable(CustomField wanted, String value) {
        try {
            if (wanted.field().read(value).equals(value)) return;
        } catch (Refused unreadable) {
            // said below, by the field of the form
        }
        throw Refused.conflict("fields.value-lost", value).at(wanted.format().hasChoices() ? "choices" : "format");
    }

    private void told() {
        var now = rows.all();
        AfterCommit.then(() -> fields.are(now));
    }

    private @Nullable UserId asker() {
        return access.current().map(Person::id).orElse(null);
    }
}
