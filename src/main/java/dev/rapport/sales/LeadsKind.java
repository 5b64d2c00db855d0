package dev.rapport.sales;

import dev.rapport.access.Role;
import dev.rapport.access.WhoMay;
import dev.rapport.imports.BroughtCases;
import dev.rapport.imports.ContactRefusals;
import dev.rapport.imports.ImportRow;
import dev.rapport.imports.RowAnswer;
import dev.rapport.imports.RowNote;
import dev.rapport.imports.RowRejected;
import dev.rapport.imports.SetImportKind;
import dev.rapport.imports.ShippedTable;
import dev.rapport.imports.UndoableImportKind;
import dev.rapport.imports.WordColumn;
import dev.rapport.platform.HomeRegion;
import dev.rapport.platform.WrittenName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Leads by columns {@code name, phone, email, company, source, city, external}, or by those of an education firm's export,
 * which has numbers instead of names. What staff filled in there after contact is left out, since the score must not
 * know it; whether a lead converted is only kept for judging the score.
 */
@Component
class LeadsKind implements SetImportKind<LeadsKind.Said>, UndoableImportKind {

    /** The facts the scoring rules look at, by their columns in the education firm's export. */
    private static final Map<String, String> FACTS = Map.ofEntries(
            Map.entry("Lead Origin", "origin"),
            Map.entry("Do Not Email", "doNotEmail"),
            Map.entry("Do Not Call", "doNotCall"),
            Map.entry("TotalVisits", "visits"),
            Map.entry("Total Time Spent on Website", "secondsOnSite"),
            Map.entry("Page Views Per Visit", "pagesPerVisit"),
            Map.entry("Last Activity", "lastActivity"),
            Map.entry("Specialization", "specialization"),
            Map.entry("How did you hear about X Education", "heardFrom"),
            Map.entry("What is your current occupation", "occupation"),
            Map.entry("What matters most to you in choosing a course", "goal"),
            Map.entry("A free copy of Mastering The Interview", "wantsFreeCopy"));

    private static final List<String> GENERAL =
            List.of("name", "first_name", "last_name", "company", "phone", "email", "source", "city", "external");
    private static final List<String> GENERAL_FACTS = List.of("country", "product", "language", "interest");
    private static final List<String> EDUCATION = List.of("Prospect ID", "Lead Number", "Lead Source", "Converted");

    private static final Set<String> CONVERTED = Set.of("0", "1");

    /** An education firm's leads, known by the first of its columns. */
    private static final ShippedTable X_EDUCATION = new ShippedTable(
            "x-education-leads",
            List.of("Prospect ID", "Lead Number", "Lead Origin", "Lead Source", "Do Not Email", "Do Not Call"),
            ',',
            "",
            "");

    /** What a drop-down list says when nothing was chosen. */
    private static final String NOT_CHOSEN = "Select";

    private final LeadIntake intake;
    private final BroughtCases brought;
    private final SalesUndo undo;
    private final String region;

    LeadsKind(LeadIntake intake, BroughtCases brought, SalesUndo undo, HomeRegion home) {
        this.intake = intake;
        this.brought = brought;
        this.undo = undo;
        this.region = home.code();
    }

    @Override
    public String name() {
        return "leads";
    }

    @Override
    public Set<Role> rolesForOne() {
        return WhoMay.call(LeadIntake.class, "open");
    }

    @Override
    public List<String> columns() {
        var others = Stream.concat(GENERAL.stream(), Stream.concat(GENERAL_FACTS.stream(), EDUCATION.stream()));
        return Stream.of(others, FACTS.keySet().stream().sorted(), ContactRefusals.COLUMNS.stream())
                .flatMap(Function.identity())
                .distinct()
                .toList();
    }

    @Override
    public List<String> oneOfColumns() {
        return List.of("name", "first_name", "last_name", "phone", "email", "company", "Lead Number");
    }

    @Override
    public boolean passesOverKnown() {
        return true;
    }

    @Override
    public List<WordColumn> wordColumns() {
        var converted = Stream.of(new WordColumn("Converted", List.of("1", "0"), CONVERTED::contains));
        return Stream.concat(converted, ContactRefusals.WORD_COLUMNS.stream()).toList();
    }

    @Override
    public List<ShippedTable> shipped() {
        return List.of(X_EDUCATION);
    }

    @Override
    public Set<Role> roles() {
        return Set.of(Role.SALES, Role.MANAGER, Role.ADMIN);
    }

    record Said(NewLead lead, boolean takeKnown, @Nullable UUID run) {}

    @Override
    public Said read(ImportRow row, @Nullable String mapping) {
        return new Said(lead(row), row.takeKnown(), row.run());
    }

    /** A row that repeats another one is that lead, as is one of somebody who is among the rows. */
    @Override
    public Collection<?> keys(Said said) {
        var lead = said.lead();
        return Stream.concat(Stream.of(lead.origin().external(), lead.row()), lead.contact().points().stream())
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public List<RowAnswer> apply(List<Said> rows) {
        var first = rows.getFirst();
        var known = intake.openUnlessKnown(rows.stream().map(Said::lead).toList(), first.takeKnown(), first.run());
        return rows.stream()
                .map(said -> RowAnswer.in(Optional.ofNullable(known.get(said.lead()))
                        .map(number -> RowNote.known(
                                "import.note.lead-known", said.lead().contact().name(), number))))
                .toList();
    }

    @Override
    public Prospect prospect(UUID run) {
        return brought.prospect(run);
    }

    @Override
    public Undone undo(UUID run, @Nullable String place, int most) {
        return undo.leads(run, place, most);
    }

    private NewLead lead(ImportRow row) {
        var contact = Contact.read(called(row), row.get("company"), row.get("phone"), row.get("email"), region);
        var facts = new HashMap<String, String>();
        for (var name : GENERAL_FACTS) chosen(row, name).ifPresent(value -> facts.put(name, value));
        FACTS.forEach((column, name) -> chosen(row, column).ifPresent(value -> facts.put(name, value)));
        facts.putAll(LeadRefusals.of(row));
        var external = first(row, "Prospect ID", "external").orElse(null);
        var source = chosen(row, "Lead Source").or(() -> chosen(row, "source")).orElse(null);
        var origin = new Lead.Origin(
                source, chosen(row, "City").or(() -> chosen(row, "city")).orElse(null), external, facts);
        return new NewLead(contact, origin, converted(row), external == null ? digest(row) : null);
    }

    /** Somebody without a name is called by what else tells who it is; a row that tells nothing is of no use. */
    private static String called(ImportRow row) {
        return first(row, "name")
                .or(() -> ofParts(row))
                .or(() -> first(row, "Lead Number").map(number -> "Lead " + number))
                .or(() -> first(row, "company", "email", "phone"))
                .orElseThrow(() -> new RowRejected("sales.lead-says-nothing"));
    }

    private static Optional<String> ofParts(ImportRow row) {
        return Optional.ofNullable(WrittenName.of(row.get("first_name"), row.get("last_name")));
    }

    private static Optional<String> first(ImportRow row, String... columns) {
        return Stream.of(columns).map(row::get).filter(Objects::nonNull).findFirst();
    }

    private static String digest(ImportRow row) {
        var text = new TreeMap<>(row.fields()).toString();
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> chosen(ImportRow row, String column) {
        return Optional.ofNullable(row.get(column)).filter(value -> !value.equals(NOT_CHOSEN));
    }

    private static @Nullable Boolean converted(ImportRow row) {
        var text = row.get("Converted");
        if (text == null) return null;
        if (!CONVERTED.contains(text)) throw new RowRejected("sales.bad-converted", text);
        return text.equals("1");
    }
}
