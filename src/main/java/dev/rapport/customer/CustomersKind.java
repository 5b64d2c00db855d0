package dev.rapport.customer;

import dev.rapport.access.Role;
import dev.rapport.access.WhoMay;
import dev.rapport.customer.NewCustomer.Kind;
import dev.rapport.imports.ContactRefusals;
import dev.rapport.imports.Existing;
import dev.rapport.imports.ImportRow;
import dev.rapport.imports.RowAnswer;
import dev.rapport.imports.RowEffect;
import dev.rapport.imports.RowNote;
import dev.rapport.imports.RowRejected;
import dev.rapport.imports.SetImportKind;
import dev.rapport.imports.ShippedTable;
import dev.rapport.imports.UndoableImportKind;
import dev.rapport.imports.WordColumn;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.WrittenNumber;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Firms by their account name, which is also their external id; a parent may come after its subsidiaries. */
@Component
class CustomersKind implements SetImportKind<ToldFirm>, UndoableImportKind {

    /** The customers of a seller of hardware, with whom its opportunities were made. */
    private static final ShippedTable ACCOUNTS = new ShippedTable(
            "crm-sales-accounts",
            List.of(
                    "account",
                    "sector",
                    "year_established",
                    "revenue",
                    "employees",
                    "office_location",
                    "subsidiary_of"),
            ',',
            "",
            "sector:technolgy=technology");

    private static final String PARENT_MISSING = "import.note.parent-missing";
    private static final String MADE = "made ";
    private static final int MOST_DECIMALS = 6;
    private static final BigDecimal LARGEST = new BigDecimal("1e15");

    private final Customers customers;
    private final ContactPoints contactPoints;
    private final FirmIntake firms;
    private final FirmChanges changes;
    private final BroughtCustomers brought;
    private final Tiers tiers;

    CustomersKind(
            Customers customers,
            ContactPoints contactPoints,
            FirmIntake firms,
            FirmChanges changes,
            BroughtCustomers brought,
            Tiers tiers) {
        this.tiers = tiers;
        this.changes = changes;
        this.brought = brought;
        this.customers = customers;
        this.contactPoints = contactPoints;
        this.firms = firms;
    }

    @Override
    public String name() {
        return "customers";
    }

    @Override
    public Set<Role> rolesForOne() {
        return WhoMay.call(CustomerDesk.class, "add", "serve");
    }

    @Override
    public List<String> requiredColumns() {
        return List.of("account");
    }

    @Override
    public List<String> columns() {
        var own = List.of(
                "account",
                "phone",
                "email",
                "tier",
                "language",
                "contract",
                "subsidiary_of",
                "sector",
                "year_established",
                "revenue",
                "employees",
                "office_location");
        return Stream.concat(own.stream(), ContactRefusals.COLUMNS.stream()).toList();
    }

    @Override
    public List<Existing> existing() {
        return List.of(Existing.OVERWRITE, Existing.FILL, Existing.SKIP);
    }

    @Override
    public List<String> knownBy() {
        return List.of("account", "phone", "email");
    }

    @Override
    public List<WordColumn> wordColumns() {
        var own = Stream.of(
                new WordColumn("tier", tiers.all(), tiers::isKnown),
                new WordColumn("language", List.of("zh", "en"), CustomerTerms::isLanguage));
        return Stream.concat(own, ContactRefusals.WORD_COLUMNS.stream()).toList();
    }

    @Override
    public List<ShippedTable> shipped() {
        return List.of(ACCOUNTS);
    }

    @Override
    public @Nullable Object identity(ImportRow row) {
        var account = row.get("account");
        return account == null ? null : NameKey.of(account);
    }

    @Override
    public ToldFirm read(ImportRow row, @Nullable String mapping) {
        var account = row.required("account");
        var contactPoints = Stream.of(row.get("phone"), row.get("email"))
                .filter(Objects::nonNull)
                .toList();
        var firm =
                new NewCustomer(Kind.ORGANISATION, account, account, row.get("tier"), null, contactPoints, facts(row));
        var told = new ToldFirm(
                firm,
                NameKey.of(account),
                this.contactPoints.read(contactPoints),
                row.get("language"),
                row.get("contract"),
                row.get("subsidiary_of"),
                ContactRefusals.of(row),
                row);
        told.terms(FirmIntake.USUAL);
        return told;
    }

    @Override
    public Prospect prospect(UUID run) {
        var changed = changes.count(run);
        var made = brought.prospect(run);
        return new Prospect(made.goes(), changed, made.stays());
    }

    /** First what it changed goes back, then the customers that it made. */
    @Override
    public Undone undo(UUID run, @Nullable String place, int most) {
        if (place != null && place.startsWith(MADE)) {
            var after = place.substring(MADE.length());
            var step = brought.undo(run, after.isEmpty() ? null : Ids.parse(after), most);
            return new Undone(step.gone(), step.back(), step.stays(), step.next() == null ? null : MADE + step.next());
        }
        var step = changes.undo(run, most);
        return new Undone(step.gone(), step.back(), step.stays(), step.next() == null ? MADE : step.next());
    }

    @Override
    public Collection<?> keys(ToldFirm told) {
        return told.keys();
    }

    @Override
    public List<RowAnswer> apply(List<ToldFirm> rows) {
        return firms.take(rows).stream().map(CustomersKind::answer).toList();
    }

    private static RowAnswer answer(FirmIntake.Taken taken) {
        if (taken.refused() != null) return RowAnswer.refused(taken.refused());
        if (taken.passedOver()) return RowAnswer.of(RowEffect.SKIPPED);
        var effect = taken.fresh()
                ? RowEffect.CREATED
                : taken.before().equals(taken.after()) ? RowEffect.UNCHANGED : RowEffect.CHANGED;
        return RowAnswer.of(effect, note(taken)).alikeIf(!taken.candidates().isEmpty());
    }

    private static Optional<RowNote> note(FirmIntake.Taken taken) {
        var parent = taken.told().parent();
        var earlier = taken.told().row().earlier();
        if (parent != null && taken.parentMissing())
            return Optional.of(new RowNote(PARENT_MISSING, parent, taken.account()));
        if (parent != null && taken.parentBelow())
            return Optional.of(new RowNote("import.note.parent-below", parent, taken.account()));
        if (taken.fresh()) return mayBeSame(taken.candidates());
        return earlier == null
                ? changed(taken.account(), taken.before(), taken.after())
                : Optional.of(together(earlier, taken.account(), taken.before(), taken.after()));
    }

    @Override
    public String awaiting() {
        return PARENT_MISSING;
    }

    @Override
    public Object awaited(List<Object> arguments) {
        return NameKey.of(String.valueOf(arguments.getFirst()));
    }

    @Override
    public boolean hasCome(List<Object> arguments) {
        return !customers.firmsNamed(String.valueOf(arguments.getFirst())).isEmpty();
    }

    private static Optional<RowNote> mayBeSame(List<Candidate> candidates) {
        if (candidates.isEmpty()) return Optional.empty();
        return Optional.of(new RowNote(
                "import.note.candidates",
                candidates.stream().map(Candidate::name).distinct().collect(Collectors.joining(", "))));
    }

    /** What of the two rows was kept where they say different things, and what this one added. */
    private static RowNote together(
            long earlier, String account, Map<String, String> before, Map<String, String> after) {
        var kept = after.entrySet().stream()
                .filter(now -> !now.getValue().equals(before.get(now.getKey())))
                .map(now -> before.containsKey(now.getKey())
                        ? "%s %s → %s".formatted(now.getKey(), before.get(now.getKey()), now.getValue())
                        : now.getKey() + " " + now.getValue())
                .collect(Collectors.joining(", "));
        return kept.isEmpty()
                ? new RowNote("import.note.together-nothing-new", earlier, account)
                : new RowNote("import.note.together", earlier, account, kept);
    }

    private static Optional<RowNote> changed(String account, Map<String, String> before, Map<String, String> after) {
        var changes = after.entrySet().stream()
                .filter(now -> before.containsKey(now.getKey()))
                .filter(now -> !now.getValue().equals(before.get(now.getKey())))
                .map(now -> "%s %s → %s".formatted(now.getKey(), before.get(now.getKey()), now.getValue()))
                .collect(Collectors.joining(", "));
        return changes.isEmpty() ? Optional.empty() : Optional.of(new RowNote("import.note.changed", account, changes));
    }

    private static Map<String, String> facts(ImportRow row) {
        var facts = new HashMap<String, String>();
        var sector = row.get("sector");
        if (sector != null) facts.put("sector", sector(sector));
        number(row, "year_established", facts);
        number(row, "revenue", facts);
        number(row, "employees", facts);
        var office = row.get("office_location");
        if (office != null) facts.put("office_location", office);
        return facts;
    }

    private static void number(ImportRow row, String column, Map<String, String> facts) {
        var text = row.get(column);
        if (text == null) return;
        try {
            var number = WrittenNumber.read(text, MOST_DECIMALS);
            if (number.signum() >= 0 && number.compareTo(LARGEST) < 0) {
                facts.put(column, number.toPlainString());
                return;
            }
        } catch (Refused unclear) {
            // told below, like a number out of range
        }
        throw new RowRejected("import.bad-number", column, text);
    }

    private static String sector(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
