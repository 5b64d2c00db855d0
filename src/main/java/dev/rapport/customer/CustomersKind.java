package dev.rapport.customer;

import dev.rapport.access.Role;
import dev.rapport.access.WhoMay;
import dev.rapport.imports.ContactRefusals;
import dev.rapport.imports.Existing;
import dev.rapport.imports.ImportRow;
import dev.rapport.imports.RowAnswer;
import dev.rapport.imports.RowEffect;
import dev.rapport.imports.SetImportKind;
import dev.rapport.imports.ShippedTable;
import dev.rapport.imports.UndoableImportKind;
import dev.rapport.imports.WordColumn;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** People and firms, known by what decision 042 says; a parent may come after its subsidiaries. */
@Component
class CustomersKind implements SetImportKind<ToldCustomer>, UndoableImportKind {

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

    /** People of a generator of duplicates. */
    private static final ShippedTable FEBRL = new ShippedTable(
            "febrl",
            List.of("rec_id", "given_name", "surname", "street_number", "address_1"),
            ',',
            "number:rec_id,family_name:surname,city:suburb,kind:=person",
            "");

    private static final WordColumn KIND =
            new WordColumn("kind", KindWord.OURS, word -> KindWord.named(word).isPresent());

    private static final String MADE = "made ";

    private final Customers customers;
    private final ToldCustomers reader;
    private final CustomerIntake intake;
    private final FirmChanges changes;
    private final BroughtCustomers brought;
    private final Tiers tiers;
    private final ToldMemberships memberships;

    CustomersKind(
            Customers customers,
            ToldCustomers reader,
            CustomerIntake intake,
            FirmChanges changes,
            BroughtCustomers brought,
            Tiers tiers,
            ToldMemberships memberships) {
        this.memberships = memberships;
        this.tiers = tiers;
        this.changes = changes;
        this.brought = brought;
        this.customers = customers;
        this.reader = reader;
        this.intake = intake;
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
    public List<String> oneOfColumns() {
        return ToldCustomers.NAMES;
    }

    @Override
    public List<String> numberColumns() {
        return reader.numbers();
    }

    @Override
    public List<String> dayColumns() {
        return reader.days();
    }

    @Override
    public List<String> columns() {
        return Stream.concat(reader.columns().stream(), ContactRefusals.COLUMNS.stream())
                .toList();
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
                KIND,
                new WordColumn("tier", tiers.all(), tiers::isKnown),
                new WordColumn("language", List.of("zh", "en"), CustomerTerms::isLanguage));
        return Stream.of(own, memberships.wordColumns(), ContactRefusals.WORD_COLUMNS.stream())
                .flatMap(Function.identity())
                .toList();
    }

    @Override
    public WordColumn wholeFile() {
        return KIND;
    }

    @Override
    public List<ShippedTable> shipped() {
        return Stream.concat(Stream.of(ACCOUNTS, FEBRL), AddressBooks.ALL.stream())
                .toList();
    }

    /** A row that cannot be read speaks of nobody. */
    @Override
    public Understood understood(ImportRow row) {
        try {
            var told = reader.read(row);
            return new Understood(told.identities(), told);
        } catch (Refused unread) {
            return new Understood(List.of(), null);
        }
    }

    @Override
    public ToldCustomer read(ImportRow row, @Nullable String mapping) {
        return row.content() instanceof ToldCustomer told ? told.of(row) : reader.read(row);
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
    public Collection<?> keys(ToldCustomer told) {
        return told.keys();
    }

    @Override
    public List<RowAnswer> apply(List<ToldCustomer> rows) {
        return intake.take(rows).stream().map(CustomersKind::answer).toList();
    }

    private static RowAnswer answer(CustomerIntake.Taken taken) {
        if (taken.refused() != null) return RowAnswer.refused(taken.refused());
        if (taken.passedOver()) return RowAnswer.of(RowEffect.SKIPPED);
        var effect = taken.fresh()
                ? RowEffect.CREATED
                : taken.before().equals(taken.after()) ? RowEffect.UNCHANGED : RowEffect.CHANGED;
        return RowAnswer.of(effect, CustomerNotes.of(taken))
                .alikeIf(!taken.candidates().isEmpty())
                .with(Stream.concat(taken.told().unread().stream(), taken.further().stream())
                        .toList());
    }

    @Override
    public String awaiting() {
        return CustomerNotes.PARENT_MISSING;
    }

    @Override
    public Object awaited(List<Object> arguments) {
        return NameKey.of(String.valueOf(arguments.getFirst()));
    }

    @Override
    public boolean hasCome(List<Object> arguments) {
        return !customers.firmsNamed(String.valueOf(arguments.getFirst())).isEmpty();
    }
}
