package dev.rapport.customer;

import dev.rapport.access.Standing;
import dev.rapport.customer.NewCustomer.Kind;
import dev.rapport.customer.fields.FactField;
import dev.rapport.customer.fields.FactField.Format;
import dev.rapport.customer.fields.FactFields;
import dev.rapport.imports.ContactRefusals;
import dev.rapport.imports.ImportRow;
import dev.rapport.imports.RowRejected;
import dev.rapport.platform.Refused;
import dev.rapport.platform.WrittenName;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Understands what rows of files say of customers. Where nobody says whether it is a person or a firm, a row with a
 * person's name is a person, and so is one with nothing but a name that tells nothing of a firm.
 */
@Component
class ToldCustomers {

    static final List<String> NAMES = List.of("account", "name", "given_name", "family_name");
    static final List<String> COLUMNS = List.of(
            "number",
            "account",
            "name",
            "given_name",
            "family_name",
            "kind",
            "mobile",
            "phone",
            "phone2",
            "email",
            "tier",
            "language",
            "contract",
            "subsidiary_of",
            "sector",
            "year_established",
            "revenue",
            "employees",
            "city",
            "region",
            "office_location");

    /** What only firms have. */
    private static final List<String> OF_FIRMS =
            List.of("subsidiary_of", "sector", "year_established", "revenue", "employees", "office_location");

    private static final List<String> TEXTS = List.of("city", "region", "office_location");
    private static final List<String> POINTS = List.of("phone", "mobile", "phone2", "email");

    private final ContactPoints contactPoints;
    private final FactFields fields;

    ToldCustomers(ContactPoints contactPoints, FactFields fields) {
        this.contactPoints = contactPoints;
        this.fields = fields;
    }

    /** Those of the product, and a column for each field of an administrator that the asker may enter. */
    List<String> columns() {
        var added = fields.added().stream()
                .map(FactField::name)
                .filter(name -> !COLUMNS.contains(name))
                .filter(name -> fields.mayChange(name, Standing.OWNER));
        return Stream.concat(COLUMNS.stream(), added).toList();
    }

    ToldCustomer read(ImportRow row) {
        var account = row.get("account");
        var parts = WrittenName.of(row.get("given_name"), row.get("family_name"));
        var kind = kind(row, account, parts);
        var name = name(kind, row.get("name"), account, parts);
        if (name == null) throw new RowRejected("customer.row-without-name");
        var parent = row.get("subsidiary_of");
        if (parent != null && kind == Kind.PERSON)
            throw new RowRejected("customer.person-below-firm", row.header("subsidiary_of"), name);
        var facts = facts(row);
        facts.putAll(added(row, kind));
        if (account != null && !NameKey.of(account).equals(NameKey.of(name))) facts.put("company", account);
        var points = POINTS.stream().map(row::get).filter(Objects::nonNull).toList();
        var number = row.get("number");
        var external = number == null && kind == Kind.ORGANISATION ? name : number;
        var told = new ToldCustomer(
                new NewCustomer(kind, name, external, row.get("tier"), null, points, facts),
                number,
                NameKey.of(name),
                contactPoints.read(points),
                row.get("language"),
                row.get("contract"),
                parent,
                ContactRefusals.of(row),
                row);
        told.terms(CustomerIntake.USUAL);
        return told;
    }

    /** A row that cannot be read speaks of nobody. */
    Collection<?> identities(ImportRow row) {
        try {
            return read(row).identities();
        } catch (Refused unread) {
            return List.of();
        }
    }

    private static Kind kind(ImportRow row, @Nullable String account, @Nullable String parts) {
        var said = row.get("kind");
        if (said != null)
            return KindWord.named(said)
                    .orElseThrow(() -> new RowRejected(
                            "import.no-such-word", said, row.header("kind"), String.join(", ", KindWord.OURS)));
        if (parts != null) return Kind.PERSON;
        var name = row.get("name");
        if (account != null)
            return name == null || NameKey.of(name).equals(NameKey.of(account)) ? Kind.ORGANISATION : Kind.PERSON;
        return OF_FIRMS.stream().anyMatch(column -> row.get(column) != null) ? Kind.ORGANISATION : Kind.PERSON;
    }

    private static @Nullable String name(
            Kind kind, @Nullable String name, @Nullable String account, @Nullable String parts) {
        var order = kind == Kind.PERSON
                ? Stream.of(maybe(name), maybe(parts), maybe(account))
                : Stream.of(maybe(name), maybe(account), maybe(parts));
        return order.flatMap(List::stream).findFirst().orElse(null);
    }

    private static List<String> maybe(@Nullable String text) {
        return text == null ? List.of() : List.of(text);
    }

    private static Map<String, String> facts(ImportRow row) {
        var facts = new HashMap<String, String>();
        var sector = row.get("sector");
        if (sector != null) facts.put("sector", sector.toLowerCase(Locale.ROOT));
        for (var column : List.of("year_established", "revenue", "employees")) number(row, column, facts);
        for (var column : TEXTS) {
            var text = row.get(column);
            if (text != null) facts.put(column, text);
        }
        return facts;
    }

    private Map<String, String> added(ImportRow row, Kind kind) {
        var facts = new HashMap<String, String>();
        for (var field : fields.added()) {
            var text = row.get(field.name());
            if (text == null
                    || COLUMNS.contains(field.name())
                    || !fields.offered(kind).contains(field)) continue;
            var value = read(field, row, text, "fields.unreadable");
            if (!value.isEmpty()) facts.put(field.name(), value);
        }
        return facts;
    }

    private static void number(ImportRow row, String column, Map<String, String> facts) {
        var text = row.get(column);
        if (text != null) facts.put(column, read(new FactField(column, Format.NUMBER), row, text, "import.bad-number"));
    }

    private static String read(FactField field, ImportRow row, String text, String refusal) {
        try {
            return field.read(text);
        } catch (Refused unread) {
            throw new RowRejected(refusal, row.header(field.name()), text);
        }
    }
}
