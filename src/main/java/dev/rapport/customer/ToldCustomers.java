package dev.rapport.customer;

import dev.rapport.access.Standing;
import dev.rapport.customer.NewCustomer.Kind;
import dev.rapport.customer.fields.FactField;
import dev.rapport.customer.fields.FactField.Format;
import dev.rapport.customer.fields.FactFields;
import dev.rapport.imports.ContactRefusals;
import dev.rapport.imports.ImportRow;
import dev.rapport.imports.RowNote;
import dev.rapport.imports.RowRejected;
import dev.rapport.platform.Refused;
import dev.rapport.platform.WrittenName;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
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
    private static final List<String> OWN = List.of(
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
            "email2",
            "birthday",
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

    static final List<String> COLUMNS =
            Stream.concat(OWN.stream(), ToldAddresses.COLUMNS.stream()).toList();

    /** What only firms have. */
    private static final List<String> OF_FIRMS =
            List.of("subsidiary_of", "sector", "year_established", "revenue", "employees", "office_location");

    private static final List<String> TEXTS = List.of("city", "region", "office_location");
    private static final List<String> POINTS = List.of("phone", "mobile", "phone2", "email", "email2");

    private static final List<String> NUMBERS = List.of("year_established", "revenue", "employees");
    private static final Pattern YEAR =
            Pattern.compile("([0-9]{4})\\s*(?:年.*|\\.0+|[-/.][0-9]{1,2}(?:[-/.][0-9]{1,2})?)");
    private static final Set<String> TOTALS = Set.of(
            "total",
            "totals",
            "grandtotal",
            "subtotal",
            "sum",
            "summe",
            "gesamt",
            "gesamtsumme",
            "zwischensumme",
            "合计",
            "总计",
            "小计",
            "共计",
            "总数");

    private final ContactPoints contactPoints;
    private final FactFields fields;
    private final ToldMemberships memberships;

    ToldCustomers(ContactPoints contactPoints, FactFields fields, ToldMemberships memberships) {
        this.memberships = memberships;
        this.contactPoints = contactPoints;
        this.fields = fields;
    }

    /** Those of the product, and a column for each field of an administrator that the asker may enter. */
    List<String> columns() {
        var added = fields.added().stream()
                .map(FactField::name)
                .filter(name ->
                        !COLUMNS.contains(name) && !memberships.columns().contains(name))
                .filter(name -> fields.mayChange(name, Standing.OWNER));
        return Stream.of(COLUMNS.stream(), memberships.columns().stream(), added)
                .flatMap(Function.identity())
                .toList();
    }

    /** Those of them that hold numbers. */
    List<String> numbers() {
        var added = fields.added().stream()
                .filter(field -> field.format() == Format.NUMBER || field.format() == Format.COUNT)
                .map(FactField::name);
        return Stream.concat(Stream.of("revenue", "employees"), added)
                .distinct()
                .toList();
    }

    /** Those of them that hold days. */
    List<String> days() {
        var added = fields.added().stream()
                .filter(field -> field.format() == Format.DAY)
                .map(FactField::name);
        return Stream.of(Stream.of(FactField.BIRTHDAY.name()), memberships.days().stream(), added)
                .flatMap(Function.identity())
                .distinct()
                .toList();
    }

    ToldCustomer read(ImportRow row) {
        requireNoTotal(row);
        var account = row.get("account");
        var parts = WrittenName.of(row.get("given_name"), row.get("family_name"));
        var kind = kind(row, account, parts);
        var name = name(kind, row.get("name"), account, parts);
        if (name == null) throw new RowRejected("customer.row-without-name");
        var parent = row.get("subsidiary_of");
        if (parent != null && kind == Kind.PERSON)
            throw new RowRejected("customer.person-below-firm", row.header("subsidiary_of"), name);
        var unread = new ArrayList<RowNote>();
        var facts = facts(row, unread);
        if (kind == Kind.PERSON)
            read(fields.of(FactField.BIRTHDAY.name()), row, unread)
                    .ifPresent(day -> facts.put(FactField.BIRTHDAY.name(), day));
        facts.putAll(added(row, kind, unread));
        if (account != null && !NameKey.of(account).equals(NameKey.of(name))) facts.put("company", account);
        var number = row.get("number");
        var reach = reach(row, number == null && kind == Kind.PERSON, unread);
        var external = number == null && kind == Kind.ORGANISATION ? name : number;
        var told = new ToldCustomer(
                new NewCustomer(kind, name, external, row.get("tier"), null, reach.texts(), facts),
                number,
                NameKey.of(name),
                reach.points(),
                ToldAddresses.of(row, unread),
                row.get("language"),
                row.get("contract"),
                parent,
                memberships.read(row, unread),
                ContactRefusals.of(row),
                row,
                List.copyOf(unread));
        told.terms(CustomerTerms.USUAL);
        return told;
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

    private static Map<String, String> facts(ImportRow row, List<RowNote> unread) {
        var facts = new HashMap<String, String>();
        var sector = row.get("sector");
        if (sector != null) facts.put("sector", sector.toLowerCase(Locale.ROOT));
        FactField.KNOWN.stream()
                .filter(field -> NUMBERS.contains(field.name()))
                .forEach(field -> read(field, row, unread).ifPresent(value -> facts.put(field.name(), value)));
        for (var column : TEXTS) {
            var text = row.get(column);
            if (text != null) facts.put(column, text);
        }
        return facts;
    }

    private Map<String, String> added(ImportRow row, Kind kind, List<RowNote> unread) {
        var facts = new HashMap<String, String>();
        for (var field : fields.added())
            if (!OWN.contains(field.name()) && fields.offered(kind).contains(field))
                read(field, row, unread).ifPresent(value -> facts.put(field.name(), value));
        if (!unread.isEmpty()) requireReadable(row, kind, unread);
        return facts;
    }

    /** What must be known of a customer costs the row. */
    private void requireReadable(ImportRow row, Kind kind, List<RowNote> unread) {
        for (var field : fields.needed(kind, Lifecycle.PROSPECT))
            for (var note : unread)
                if (note.arguments().getFirst().equals(row.header(field.name())))
                    throw new RowRejected("fields.unreadable", note.arguments().toArray());
    }

    /** A cell of a fact that cannot be read costs itself, not the customer. */
    private static Optional<String> read(FactField field, ImportRow row, List<RowNote> unread) {
        var text = row.get(field.name());
        if (text == null) return Optional.empty();
        try {
            return Optional.of(field.read(field.format() == Format.YEAR ? year(text) : text))
                    .filter(value -> !value.isEmpty());
        } catch (Refused unreadable) {
            unread.add(new RowNote("import.note.cell-unread", row.header(field.name()), text));
            return Optional.empty();
        }
    }

    /** The year of {@code 2012年}, {@code ２０１２} or a day. */
    private static String year(String text) {
        var said = YEAR.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
        return said.matches() ? said.group(1) : text;
    }

    /** What reaches a customer: the texts that could be read, and what they are. */
    private record Reach(List<String> texts, List<ContactPoint> points) {}

    /**
     * Also a number that cannot be read costs itself alone, but where the customer would be known by it.
     *
     * @param byReach whether nothing else tells the customer from a namesake
     */
    private Reach reach(ImportRow row, boolean byReach, List<RowNote> unread) {
        var texts = new ArrayList<String>();
        var points = new LinkedHashSet<ContactPoint>();
        @Nullable Refused why = null;
        for (var column : POINTS) {
            var text = row.get(column);
            if (text == null) continue;
            try {
                points.addAll(contactPoints.read(List.of(text)));
                texts.add(text);
            } catch (Refused unreadable) {
                if (isKnownBy(row, column)) throw unreadable;
                why = unreadable;
                unread.add(new RowNote("import.note.contact-unread", row.header(column)));
            }
        }
        if (why != null && byReach && texts.isEmpty()) throw why;
        return new Reach(texts, List.copyOf(points));
    }

    private static boolean isKnownBy(ImportRow row, String column) {
        var kind = row.treatment().knownBy();
        return kind != null
                && (kind.equals("email")
                        ? column.startsWith("email")
                        : kind.equals("phone") && !column.startsWith("email"));
    }

    /** What spreadsheets write below a list is nobody's number and, with nothing but figures beside it, nobody's name. */
    private static void requireNoTotal(ImportRow row) {
        var number = row.get("number");
        if (number != null && isTotal(number)) throw new RowRejected("import.total", number);
        var called = Stream.of("account", "name")
                .map(row::get)
                .filter(Objects::nonNull)
                .toList();
        var rest = row.fields().values().stream().filter(text -> !called.contains(text));
        if (number == null
                && !called.isEmpty()
                && called.stream().allMatch(ToldCustomers::isTotal)
                && row.fields().size() > called.size()
                && rest.noneMatch(text -> text.chars().anyMatch(Character::isLetter)))
            throw new RowRejected("import.total", called.getFirst());
    }

    private static boolean isTotal(String text) {
        return TOTALS.contains(text.toLowerCase(Locale.ROOT).replaceAll("[\\s:：]+", ""));
    }
}
