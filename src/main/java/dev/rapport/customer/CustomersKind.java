package dev.rapport.customer;

import dev.rapport.access.Role;
import dev.rapport.access.WhoMay;
import dev.rapport.customer.Consents.Refusal;
import dev.rapport.customer.NewCustomer.Kind;
import dev.rapport.imports.ContactRefusals;
import dev.rapport.imports.ImportRow;
import dev.rapport.imports.RowAnswer;
import dev.rapport.imports.RowEffect;
import dev.rapport.imports.RowNote;
import dev.rapport.imports.RowRejected;
import dev.rapport.imports.TellingImportKind;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.WrittenNumber;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Firms by their account name, which is also their external id; a parent may come after its subsidiaries. */
@Component
class CustomersKind implements TellingImportKind {

    private static final Map<String, String> SPELLINGS = Map.of("technolgy", "technology");
    private static final String PARENT_MISSING = "import.note.parent-missing";
    private static final int MOST_DECIMALS = 6;
    private static final BigDecimal LARGEST = new BigDecimal("1e15");

    private final Customers customers;
    private final Consents consents;
    private final Clock clock;

    CustomersKind(Customers customers, Consents consents, Clock clock) {
        this.customers = customers;
        this.consents = consents;
        this.clock = clock;
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
    public @Nullable Object identity(ImportRow row) {
        var account = row.get("account");
        return account == null ? null : NameKey.of(account);
    }

    @Override
    public Optional<RowNote> applyTelling(ImportRow row, @Nullable String mapping) {
        return Optional.ofNullable(answer(row, mapping).note());
    }

    @Override
    public RowAnswer answer(ImportRow row, @Nullable String mapping) {
        var here = calledHere(row.required("account"));
        var account = here.orElseGet(() -> row.required("account"));
        var facts = facts(row);
        var contactPoints = Stream.of(row.get("phone"), row.get("email"))
                .filter(Objects::nonNull)
                .toList();
        var known = here.flatMap(customers::byExternal);
        var before = known.map(this::state).orElse(Map.of());
        var added = customers.bring(
                new NewCustomer(Kind.ORGANISATION, account, account, row.get("tier"), null, contactPoints, facts),
                account);
        customers.learn(added.id(), facts);
        serve(added.id(), row);
        refuse(added.id(), row);
        var parent = row.get("subsidiary_of");
        if (parent != null) customers.subsidiaryOf(added.id(), parent);
        var after = state(added.id());
        var effect =
                known.isEmpty() ? RowEffect.CREATED : before.equals(after) ? RowEffect.UNCHANGED : RowEffect.CHANGED;
        if (parent != null && customers.firmsNamed(parent).isEmpty())
            return RowAnswer.of(effect, Optional.of(new RowNote(PARENT_MISSING, parent, account)));
        if (known.isEmpty()) return RowAnswer.of(effect, mayBeSame(added.candidates()));
        return RowAnswer.of(
                effect,
                row.earlier() == null
                        ? changed(account, before, after)
                        : Optional.of(together(row.earlier(), account, before, after)));
    }

    @Override
    public String awaiting() {
        return PARENT_MISSING;
    }

    @Override
    public boolean hasCome(List<Object> arguments) {
        return !customers.firmsNamed(String.valueOf(arguments.getFirst())).isEmpty();
    }

    private void refuse(CustomerId id, ImportRow row) {
        consents.refuse(ContactRefusals.of(row).stream()
                .map(channel -> new Refusal(id, channel, row.file(), row.line(), clock.instant()))
                .toList());
    }

    /** A firm that was brought in before in another case, width or spacing keeps the account it has. */
    private Optional<String> calledHere(String account) {
        var alike = customers.externalsLike(account);
        if (alike.size() > 1) throw new RowRejected("customer.account-ambiguous", account, String.join(", ", alike));
        return alike.stream().findFirst();
    }

    private Map<String, String> state(CustomerId id) {
        var state = new TreeMap<>(customers.facts(id));
        var terms = customers.terms(id);
        state.put("tier", terms.tier());
        if (terms.language() != null) state.put("language", terms.language());
        if (terms.contract() != null) state.put("contract", terms.contract());
        customers.parentName(id).ifPresent(parent -> state.put("subsidiary_of", parent));
        state.put("phone/email", String.valueOf(customers.contactPoints(id)));
        consents.of(id).forEach((channel, said) -> state.put("contact by " + channel, said.granted() ? "yes" : "no"));
        return state;
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

    /** A column that is not there, or empty, leaves what is known. */
    private void serve(CustomerId id, ImportRow row) {
        if (Stream.of("tier", "language", "contract").allMatch(column -> row.get(column) == null)) return;
        var known = customers.terms(id);
        customers.changeTerms(
                id,
                new CustomerTerms(
                        Objects.requireNonNullElse(row.get("tier"), known.tier()),
                        or(row.get("language"), known.language()),
                        or(row.get("contract"), known.contract())),
                null);
    }

    private static @Nullable String or(@Nullable String given, @Nullable String known) {
        return given == null ? known : given;
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
        var lower = text.toLowerCase(Locale.ROOT);
        return SPELLINGS.getOrDefault(lower, lower);
    }
}
